import type { StationSummary } from "../../contract/station";
import type { Prisma } from "../../db/generated/sqlite/client";
import { parsed } from "../../db/statements/readings";
import type { Values } from "../../weather/metrics";

/** The columns that a summary needs. */
export const summaryColumns = {
  id: true,
  name: true,
  lat: true,
  lon: true,
  elevation: true,
  timeZone: true,
  description: true,
  isPublic: true,
  isDemo: true,
  timestamp: true,
  latest: true,
} satisfies Prisma.StationSelect;

type SummaryRow = Prisma.StationGetPayload<{ select: typeof summaryColumns }>;

export function summaryOf({ timestamp, latest, ...station }: SummaryRow): StationSummary {
  return { ...station, timestamp: timestamp?.getTime() ?? null, latest: parsed<Values>(latest) ?? {} };
}
