import { z } from "zod";
import type { KeySummary } from "../../contract/device/key";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { keyColumns, toKey } from "./internal/representation";

const inputSchema = z.object({ stationId: z.int().positive().optional() });

/**
 * The keys of one station or of all, without their secrets, ordered by station and age.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function listKeys(ctx: Context, input: z.input<typeof inputSchema> = {}): Promise<KeySummary[]> {
  authorise(ctx, "DeviceKey", "view");
  const { stationId } = parse(inputSchema, input);
  const rows = await ctx.database.prisma.deviceKey.findMany({
    where: stationId === undefined ? {} : { stationId },
    select: keyColumns,
    orderBy: [{ stationId: "asc" }, { id: "asc" }],
  });
  return rows.map(toKey);
}
