import type { StationSummary } from "../../contract/station";
import type { Prisma } from "../../db/generated/sqlite/client";
import { parsed } from "../../db/queries/readings";
import type { StationRow } from "../../db/queries/stations";
import type { Values } from "../../weather/metrics";

/** The columns that a summary needs. */
export const summaryColumns = {
  id: true,
  name: true,
  lat: true,
  lon: true,
  elevation: true,
  timeZone: true,
  rainYearStart: true,
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

/** Who owns it is nobody's business. */
export function summaryOfRow({ ownerId: _ownerId, ...station }: StationRow): StationSummary {
  return station;
}

/** What a log says of a station that comes or goes: what people said of it, and not its weather. */
export function detailsOf({ id: _id, timestamp: _timestamp, latest: _latest, ...details }: StationSummary) {
  return details;
}
