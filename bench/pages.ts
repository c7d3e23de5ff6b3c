import { performance } from "node:perf_hooks";
import { ANONYMOUS } from "../lib/auth/actor";
import { RANGES } from "../lib/contract/charts/span";
import { open } from "../lib/db/client";
import { migrate } from "../lib/db/migrations/run";
import { climateMonth, climateYear, records, sameDay, trends } from "../lib/services/climate";
import type { Context } from "../lib/services/context";
import { compareStations, compareYears, series, stationWindRose } from "../lib/services/readings";
import { getStation, listStations, rainToday, stationAlmanac } from "../lib/services/stations";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { LAST_TIME } from "./support/admin-data";
import { BUSY_STATION, fillPages, PAGE_STATIONS } from "./support/pages-data";
import { median } from "./support/table";

const ROUNDS = 15;

/** Median server time of one query of a page, ms. */
export interface PageResult {
  question: string;
  ms: number;
}

/** The cost of the data of each public page among ten million readings of a thousand stations, for a visitor. */
export async function benchPages(target: Throwaway): Promise<PageResult[]> {
  await migrate(target.url);
  const database = open(target.url);
  try {
    await fillPages(database);
    return await askAll({ database, actor: ANONYMOUS, now: () => LAST_TIME });
  } finally {
    await database.close();
  }
}

/** Each round runs all queries in turn, so that none finds its data still cached from its previous run. */
async function askAll(ctx: Context): Promise<PageResult[]> {
  const questions = Object.entries(questionsOf(ctx));
  const times = new Map<string, number[]>(questions.map(([question]) => [question, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [question, ask] of questions) {
      const begun = performance.now();
      await ask();
      if (round > 0) times.get(question)?.push(performance.now() - begun);
    }
  }
  return [...times].map(([question, all]) => ({ question, ms: median(all) }));
}

function questionsOf(ctx: Context): Record<string, () => Promise<unknown>> {
  const [stationId, other] = PAGE_STATIONS;
  const year = new Date(LAST_TIME).getUTCFullYear();
  const metric = "temperature" as const;
  const byRange = (what: string, ask: (range: (typeof RANGES)[number]) => Promise<unknown>) =>
    Object.fromEntries(RANGES.map((range) => [`${what}, ${range}`, () => ask(range)]));
  return {
    "map: all stations": () => listStations(ctx),
    "map: rain today": () => rainToday(ctx),
    station: () => getStation(ctx, { id: stationId }),
    "station: trends": () => trends(ctx, { id: stationId }),
    "station: almanac": () => stationAlmanac(ctx, { id: stationId }),
    "station: records": () => records(ctx, { stationId }),
    "station: same day": () => sameDay(ctx, { stationId }),
    ...byRange("charts of all metrics", (range) => series(ctx, { stationId, range })),
    "charts of all metrics, 24h of a reading a minute": () => series(ctx, { stationId: BUSY_STATION, range: "24h" }),
    ...byRange("wind rose", (range) => stationWindRose(ctx, { stationId: other, range })),
    "wind rose, 24h of a reading a minute": () => stationWindRose(ctx, { stationId: BUSY_STATION, range: "24h" }),
    "report of a month": () => climateMonth(ctx, { stationId, month: `${year}-10` }),
    "report of a year": () => climateYear(ctx, { stationId, year }),
    ...byRange("compare six stations", (range) =>
      compareStations(ctx, { metric, stationIds: [...PAGE_STATIONS], range }),
    ),
    "compare two years": () => compareYears(ctx, { metric, stationId, years: [year, year - 1] }),
  };
}
