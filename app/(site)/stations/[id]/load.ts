import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { caller } from "@/lib/trpc/server";

type Trpc = Awaited<ReturnType<typeof caller>>;

const idSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number);

/** Asks for what a page shows of the station that its address names; undefined for what is not there, or not to be seen. */
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
