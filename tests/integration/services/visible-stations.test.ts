import fc from "fast-check";
import { afterEach, beforeAll, expect, it } from "vitest";
import { type Actor, ANONYMOUS } from "@/lib/auth/actor";
import { visitorOf } from "@/lib/auth/request";
import { KEY_SCOPES } from "@/lib/contract/device/key";
import { withIds } from "@/lib/db/queries/records/pages";
import { stationRows } from "@/lib/db/queries/stations/stations";
import { env } from "@/lib/env";
import { emit } from "@/lib/live/bus";
import { pageOfEvents } from "@/lib/services/events";
import { getReading, pageOfReadings, record } from "@/lib/services/readings";
import {
  concerns,
  createStation,
  getStation,
  listStations,
  pageOfStations,
  visibleStations,
} from "@/lib/services/stations";
import { maySee, type StationRecords } from "@/lib/services/stations/visible";
import { signedIn } from "../http/support/signed-in";
import { onEachDatabase } from "../support/database";

const TIME = Date.UTC(2026, 0, 15, 12);
const RECORDS: readonly StationRecords[] = ["Station", "SensorData", "DeviceEvent"];
const PERMISSIONS = [...RECORDS.map((model) => ({ model, action: "view" })), { model: "Station", action: "change" }];
const USERS = 3;
const STATIONS = 4;
const RUNS = 60;

const place = fc.record({ isPublic: fc.boolean(), owner: fc.option(fc.nat(USERS - 1)) });
const person = fc.record({
  kind: fc.constant("user" as const),
  user: fc.nat(USERS - 1),
  rights: fc.record({ isActive: fc.boolean(), isStaff: fc.boolean(), isSuperuser: fc.boolean() }),
  permissions: fc.subarray(PERMISSIONS),
});
const device = fc.record({
  kind: fc.constant("key" as const),
  station: fc.nat(STATIONS - 1),
  scopes: fc.subarray([...KEY_SCOPES]),
});
const nobody = fc.record({ kind: fc.constant("anonymous" as const) });
const asker = fc.oneof({ weight: 6, arbitrary: person }, { weight: 3, arbitrary: device }, nobody);

type ValueOf<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

onEachDatabase("who can see a station", (fixture) => {
  const users: Awaited<ReturnType<typeof signedIn>>[] = [];
  const ids: number[] = [];
  beforeAll(async () => {
    for (let i = 0; i < USERS; i += 1) users.push(await signedIn(fixture.ctx()));
    for (let i = 0; i < STATIONS; i += 1) {
      const { id } = await createStation(fixture.ctx(), { name: `${i}`, lat: 1, lon: 2 });
      await record(fixture.ctx(), [{ station: id, time: TIME, temperature: 20 }]);
      ids.push(id);
    }
  });
  afterEach(() => {
    env.PUBLIC_API = false;
  });

  /** The actor as a request determines it: from the session of a user with these permissions. */
  async function actorOf(given: ValueOf<typeof asker>): Promise<Actor> {
    if (given.kind === "anonymous") return ANONYMOUS;
    if (given.kind === "key") {
      return { kind: "key", id: 1, name: "device", stationId: ids[given.station] ?? 0, scopes: new Set(given.scopes) };
    }
    const { id = 0, headers } = users[given.user] ?? {};
    const { user, userPermission } = fixture.database.prisma;
    await user.update({ where: { id }, data: given.rights });
    await userPermission.deleteMany({ where: { userId: id } });
    await userPermission.createMany({ data: given.permissions.map((permission) => ({ userId: id, ...permission })) });
    return visitorOf(fixture.database, new Headers(headers), Date.now());
  }

  async function setStations(places: readonly ValueOf<typeof place>[]): Promise<void> {
    for (const [i, { isPublic, owner }] of places.entries()) {
      const ownerId = owner === null ? null : (users[owner]?.id ?? null);
      await fixture.database.prisma.station.update({ where: { id: ids[i] ?? 0 }, data: { isPublic, ownerId } });
    }
    await emit(fixture.ctx(), { type: "stations.changed" });
  }

  /** Which of the test's stations are found, or the error. */
  async function among(found: Promise<readonly number[]>): Promise<number[] | string> {
    try {
      return (await found).filter((id) => ids.includes(id)).sort((a, b) => a - b);
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  /** Those that are found one by one, or the error of all. */
  function oneByOne(find: (id: number) => Promise<unknown>): Promise<number[] | string> {
    const attempts = ids.map((id) =>
      find(id).then(
        () => [id],
        (error) => {
          if (error.code !== "not_found") throw error;
          return [];
        },
      ),
    );
    return among(Promise.all(attempts).then((found) => found.flat()));
  }

  const cases = fc.tuple(fc.array(place, { minLength: STATIONS, maxLength: STATIONS }), asker, fc.boolean());

  it("the visibility of a station is the same by the predicate, by SQL, by live events and by every verb", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([places, given, isPublicApi]) => {
        env.PUBLIC_API = isPublicApi;
        await setStations(places);
        const actor = await actorOf(given);
        const ctx = fixture.ctx({ actor });
        const { read } = fixture.database;
        const stations = await stationRows(read, [withIds(ids)]);
        const seen = (records: StationRecords) =>
          stations.filter((station) => maySee(actor, station, records)).map(({ id }) => id);

        for (const records of RECORDS) {
          const rows = await stationRows(read, [withIds(ids), ...visibleStations(actor, records)]);
          expect(rows.map(({ id }) => id)).toEqual(seen(records));
        }
        const told = stations.filter((station) => concerns(actor, { ...station, stationId: station.id }));
        expect(told.map(({ id }) => id)).toEqual(seen("Station"));
        expect((await listStations(ctx)).map(({ id }) => id)).toEqual(seen("Station"));
        expect(await oneByOne((id) => getStation(ctx, { id }))).toEqual(seen("Station"));

        // The REST API refuses some actors altogether; to others it shows what the rule says.
        const shown = async (records: StationRecords, find: Promise<number[] | string>) => {
          const found = await oneByOne((id) => getStation(ctx, { id }, { access: { api: records } }));
          expect(typeof found === "string" ? seen(records) : found).toEqual(seen(records));
          expect(await find).toEqual(found);
        };
        const stationPages = pageOfStations(ctx).then(({ read: page }) => page({ skip: 0, size: 100 }));
        await shown("Station", among(stationPages.then((items) => items.map(({ id }) => id))));
        const readingPages = pageOfReadings(ctx, { size: 100 });
        await shown("SensorData", among(readingPages.then(({ items }) => items.map(({ stationId }) => stationId))));
        await shown(
          "SensorData",
          oneByOne((stationId) => getReading(ctx, { stationId, time: TIME })),
        );
        const events = { access: { api: "DeviceEvent" } } as const;
        await shown(
          "DeviceEvent",
          oneByOne((stationId) => pageOfEvents(ctx, { stationId, size: 1 }, events)),
        );
      }),
      { numRuns: RUNS },
    );
  });
});
