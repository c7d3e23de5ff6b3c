import { z } from "zod";
import { keyFieldsSchema } from "../../contract/device/key";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { insertKey, type MadeKey } from "./internal/insert";

const inputSchema = keyFieldsSchema.extend({ stationId: z.int().positive() });

/**
 * Creates a key for a device of a station, for reading and writing unless `scopes` says otherwise.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function createKey(ctx: Context, input: z.input<typeof inputSchema>): Promise<MadeKey> {
  authorise(ctx, "DeviceKey", "add");
  const fields = parse(inputSchema, input);
  if (fields.expiresAt !== null && fields.expiresAt <= ctx.now()) {
    throw new AppError("invalid", "The input is not valid.", { expiresAt: ["This time is in the past."] });
  }
  return ctx.database.prisma.$transaction(async (tx) => {
    const station = await tx.station.findUnique({ where: { id: fields.stationId }, select: { name: true } });
    if (!station) throw new AppError("not_found", `There is no station ${fields.stationId}.`);
    return insertKey(tx, ctx, { ...fields, stationName: station.name });
  });
}
