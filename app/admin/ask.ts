import "server-only";
import { TRPCError } from "@trpc/server";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { loginHref } from "@/components/admin/addresses";
import { caller } from "@/lib/trpc/server";

type Admin = Awaited<ReturnType<typeof caller>>["admin"];

/**
 * Loads the data of the page at `path`; a refusal becomes the matching error page. With an invalid address the page
 * itself can explain what is wrong, instead of a 404.
 */
export async function ask<Answer>(
  path: string,
  question: (admin: Admin) => Promise<Answer>,
  explain?: (admin: Admin, message: string) => Promise<Answer>,
): Promise<Answer> {
  const { admin } = await caller();
  try {
    return await question(admin);
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "BAD_REQUEST" && explain) return ask(path, () => explain(admin, error.message));
    if (error.code === "UNAUTHORIZED") redirect(loginHref(path));
    if (error.code === "FORBIDDEN") forbidden();
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
    throw error;
  }
}

/** The signed-in user, for the frame around the pages; undefined for visitors whom the pages refuse. */
export const findSession = cache(async () => {
  const { admin } = await caller();
  try {
    return await admin.session();
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "UNAUTHORIZED" || error.code === "FORBIDDEN")) return undefined;
    throw error;
  }
});
