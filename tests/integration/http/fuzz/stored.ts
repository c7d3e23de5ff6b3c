import { expect } from "vitest";
import { z } from "zod";
import { EARLIEST, LATEST } from "@/lib/contract/reading/reading";
import { readingItemSchema } from "@/lib/contract/reading/reading-item";
import { temperatureDataSchema } from "@/lib/contract/reading/temperature-data";
import { stationSummarySchema } from "@/lib/contract/station/station";
import { newStationSchema } from "@/lib/contract/station/station-input";
import { groupSchema, newGroupSchema } from "@/lib/contract/users/group";
import { userSchema } from "@/lib/contract/users/user";
import { pageOfGroups } from "@/lib/services/groups";
import { pageOfReadings } from "@/lib/services/readings";
import { pageOfStations } from "@/lib/services/stations";
import { pageOfTemperatureData } from "@/lib/services/temperature-data";
import { pageOfUsers } from "@/lib/services/users";
import type { ServerBench } from "../../support/server";

/** Fields as people may read them, and as they may write them again. */
const station = stationSummarySchema.and(newStationSchema).refine(({ latest: _latest, ...rest }) => plain(rest));
const reading = readingItemSchema.refine(({ time }) => time >= EARLIEST && time <= LATEST);
const group = groupSchema.and(newGroupSchema).refine(plain);

/** No NUL, and no lone surrogate. */
function plain(row: object): boolean {
  return Object.values(row).every((value) => typeof value !== "string" || !/[\0\p{Surrogate}]/u.test(value));
}

/** Checks that every record satisfies its schema. Returns how many of each there are. */
export async function checkStored(fixture: ServerBench): Promise<Record<string, number>> {
  const ctx = fixture.ctx();
  const everything = { skip: 0, size: 100_000 };
  const rows = {
    station: await (await pageOfStations(ctx)).read(everything),
    "temperature-data": await (await pageOfTemperatureData(ctx)).read(everything),
    "sensor-data": await allReadings(fixture),
    users: await (await pageOfUsers(ctx)).read(everything),
    groups: await (await pageOfGroups(ctx)).read(everything),
  };
  const schemas = {
    station,
    "temperature-data": temperatureDataSchema,
    "sensor-data": reading,
    users: userSchema,
    groups: group,
  };
  const faulty = Object.entries(schemas).flatMap(([name, schema]: [string, z.ZodType]) =>
    rows[name as keyof typeof rows].flatMap((row) => {
      const { error } = schema.safeParse(row);
      return error ? [{ row, error: z.prettifyError(error) }] : [];
    }),
  );
  expect(faulty).toEqual([]);
  return Object.fromEntries(Object.entries(rows).map(([name, { length }]) => [name, length]));
}

async function allReadings(fixture: ServerBench) {
  const found = [];
  for (let after: { stationId: number; time: number } | null | undefined; after !== null; ) {
    const page = await pageOfReadings(fixture.ctx(), { size: 1000, ...(after ? { after } : {}) });
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

/** Checks that all lists can still be read, to their last page. */
export async function checkLists({ server }: ServerBench, headers: Record<string, string>): Promise<void> {
  for (const path of ["/station/", "/temperature-data/", "/users/", "/groups/"]) {
    for (const query of ["?page_size=1000", "?page=last&page_size=7", "?search=a&ordering=-id"]) {
      const response = await server.fetch(path + query, { headers });
      expect([path + query, response.status]).toEqual([path + query, 200]);
      await response.json();
    }
  }
  for (const path of ["/sensor-data/?page_size=1000", "/api/v1/stations?limit=1000", "/current/"]) {
    const response = await server.fetch(path, { headers });
    expect([path, response.status]).toEqual([path, 200]);
    await response.json();
  }
  expect((await server.fetch("/home/", { headers: { Accept: "text/html" } })).status).toBe(200);
}
