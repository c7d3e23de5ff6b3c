import type { z } from "zod";
import type { Interval } from "../../contract/charts/span";
import { type WindRoseOutput, windRoseInputSchema } from "../../contract/charts/wind-rose";
import type { StationSummary } from "../../contract/station/station";
import { observationsBetween } from "../../db/queries/readings/observations";
import { metadataOfStation } from "../../db/queries/stations/metadata";
import { hourlyWinds } from "../../db/queries/statistics/winds";
import { resultantDirection } from "../../weather/statistics/rollup";
import { windRose } from "../../weather/statistics/windRose";
import { hourStart } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { intervalOf } from "./span";

/** Shorter ranges have too few hours to be representative. */
const MAX_RAW_MS = 48 * HOUR_MS;
const MAX_READINGS = 5_000;
const WIND = ["windSpeed", "windDirection"] as const;
/** More hours than this do not visibly change any share. */
const ENOUGH_HOURS = 3_000;

/**
 * The frequency of wind directions and speeds: from readings up to two days, else from hours, each with its mean speed
 * and resultant direction. Of a long range, every n-th hour with n coprime to 24, so that every hour of the day has
 * equal weight.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function stationWindRose(
  ctx: Context,
  input: z.input<typeof windRoseInputSchema>,
): Promise<WindRoseOutput> {
  const { stationId, ...span } = parse(windRoseInputSchema, input);
  const station = await getStation(ctx, { id: stationId });
  const interval = await intervalOf(ctx, { station, span });
  const winds = (await rawWinds(ctx, station, interval)) ?? (await hours(ctx, stationId, interval));
  return { ...interval, ...windRose(winds) };
}

type Winds = { speed: number; direction: number | null }[];

async function rawWinds(
  { database }: Context,
  station: StationSummary,
  { from, to }: Interval,
): Promise<Winds | undefined> {
  if (to - from > MAX_RAW_MS) return undefined;
  const range = { stationId: station.id, from, to };
  const metadata = await metadataOfStation(database.read, station);
  const observations = await observationsBetween(database.read, range, WIND, MAX_READINGS + 1, { metadata });
  if (observations.length > MAX_READINGS) return undefined;
  return observations.flatMap(({ values: { windSpeed, windDirection = null } }) =>
    windSpeed === undefined ? [] : [{ speed: windSpeed, direction: windDirection }],
  );
}

async function hours({ database }: Context, stationId: number, { from, to }: Interval): Promise<Winds> {
  const every = strideFor((to - from) / HOUR_MS);
  const range = { stationId, from: hourStart(from), to, every };
  const rows = await hourlyWinds(database.read, database.dialect, range);
  return rows.map(({ speed, ...vector }) => ({ speed, direction: resultantDirection(vector) }));
}

function strideFor(hours: number): number {
  let every = Math.max(1, Math.ceil(hours / ENOUGH_HOURS));
  while (every % 2 === 0 || every % 3 === 0) every += 1;
  return every;
}
