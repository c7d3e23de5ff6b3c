import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { caller } from "@/lib/trpc/server";

type Trpc = Awaited<ReturnType<typeof caller>>;

const idSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number);

/** Loads a page's data for the station in its address; undefined if it does not exist or may not be seen. */
export async function ofStation<T>(
  id: string,
  ask: (trpc: Trpc, stationId: number) => Promise<T>,
): Promise<T | undefined> {
  const stationId = idSchema.safeParse(id);
  if (!stationId.success) return undefined;
  try {
    return await ask(await caller(), stationId.data);
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) return undefined;
    throw error;
  }
}
