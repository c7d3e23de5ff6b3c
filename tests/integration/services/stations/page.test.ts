import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { record } from "@/lib/services/readings";
import { createStation, getStation, pageOfStations } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const API = { access: { api: "Station" } } as const;

onEachDatabase("finding stations", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  afterEach(() => {
    env.PUBLIC_API = false;
  });

  type Query = Parameters<typeof pageOfStations>[1];
  async function found(query: Query, actor?: Actor) {
    const { count, read } = await pageOfStations(ctx(actor), query);
    const stations = await read({ skip: 0, size: 1000 });
    expect(stations).toHaveLength(count);
    return stations;
  }
  const namesOf = async (query: Query) => (await found(query)).map((station) => station.name);

  let places = 0;
  /** Stations with a unique description, by which a test finds them. */
  async function newStations(names: string[], fields: { isPublic?: boolean } = {}, owner?: Actor) {
    const place = `place${++places}place`;
    const ids: number[] = [];
    for (const name of names)
      ids.push((await createStation(ctx(owner), { name, lat: 1, lon: 2, description: place, ...fields })).id);
    return { place, ids };
  }

  it("stations are found by every word of the search, in name or description, ignoring case", async () => {
    const { place } = await newStations(["North Roof", "South roof", "Cellar"]);
    expect(await namesOf({ search: `${place} ROOF` })).toEqual(["North Roof", "South roof"]);
    expect(await namesOf({ search: `  roof\t${place.toUpperCase()}  north ` })).toEqual(["North Roof"]);
    expect(await namesOf({ search: `${place} oo f` })).toEqual(["North Roof", "South roof"]);
    expect(await namesOf({ search: `${place} attic` })).toEqual([]);
    expect(await namesOf({ search: place })).toHaveLength(3);
  });

  it("stations are found by letters beyond ASCII in either case", async () => {
    const { place } = await newStations(["Zürich Süd", "Ångström", "Αθήνα"]);
    for (const word of ["zürich", "ZÜRICH", "SÜD"])
      expect(await namesOf({ search: `${place} ${word}` })).toEqual(["Zürich Süd"]);
    expect(await namesOf({ search: `${place} ångSTRÖM` })).toEqual(["Ångström"]);
    expect(await namesOf({ search: `${place} αθήνα` })).toEqual(["Αθήνα"]);
  });

  it("wildcard characters in a search match themselves", async () => {
    const names = ["100% sure", "1000 sure", "a_b", "axb", "back\\slash", "it's !sure!", 'say "yes"'];
    const { place } = await newStations(names);
    const search = (word: string) => namesOf({ search: `${place} ${word}` });
    expect(await search("100%")).toEqual(["100% sure"]);
    expect(await search("a_b")).toEqual(["a_b"]);
    expect(await search("k\\s")).toEqual(["back\\slash"]);
    expect(await search("%")).toEqual(["100% sure"]);
    expect(await search("!sure!")).toEqual(["it's !sure!"]);
    expect(await search("it's")).toEqual(["it's !sure!"]);
    expect(await search('"yes"')).toEqual(['say "yes"']);
  });

  it("stations can be searched by any text without an error", async () => {
    const { place, ids } = await newStations(["x"]);
    const text = fc.string({ unit: "binary", maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, async (search) => {
        const stations = await found({ search: `${search} ${place}` });
        expect(stations.every((station) => ids.includes(station.id))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(await namesOf({ search: `${place} ${"x ".repeat(5000)}` })).toEqual(["x"]);
    expect(await namesOf({ search: `${place}\0` })).toEqual(["x"]);
    await found({ search: Array.from({ length: 5000 }, (_, i) => `w${i}`).join(" ") });
  });

  it("stations come in the requested order, equal ones by number", async () => {
    const { place, ids } = await newStations(["b", "a", "b", "c"]);
    const order = async (...ordering: NonNullable<NonNullable<Query>["ordering"]>) =>
      (await found({ search: place, ordering })).map((station) => ids.indexOf(station.id));
    expect(await order()).toEqual([0, 1, 2, 3]);
    expect(await order({ field: "id", descending: true })).toEqual([3, 2, 1, 0]);
    expect(await order({ field: "name", descending: false })).toEqual([1, 0, 2, 3]);
    expect(await order({ field: "name", descending: true })).toEqual([3, 0, 2, 1]);
    expect(await order({ field: "name", descending: true }, { field: "id", descending: true })).toEqual([3, 2, 0, 1]);
    const [first, second] = ids;
    await record(ctx(), [
      { station: first, time: NOW - 60_000, temperature: 30 },
      { station: second, time: NOW, temperature: 20 },
    ]);
    // A station without a reading comes before all others.
    expect(await order({ field: "timestamp", descending: false })).toEqual([2, 3, 0, 1]);
    expect(await order({ field: "temperature", descending: true })).toEqual([0, 1, 2, 3]);
  });

  it("stations are found by exact name, and a page at a time", async () => {
    const { place, ids } = await newStations(["Pier", "Pier", "Pier 2"]);
    expect(await namesOf({ search: place, name: "Pier" })).toEqual(["Pier", "Pier"]);
    expect(await namesOf({ search: place, name: "Pie" })).toEqual([]);
    const { count, read } = await pageOfStations(ctx(), { search: place });
    expect(count).toBe(3);
    expect((await read({ skip: 1, size: 1 })).map((station) => station.id)).toEqual([ids[1]]);
    expect(await read({ skip: 3, size: 10 })).toEqual([]);
  });

  /** The stations that the actor can read, one by one and in pages; or the error. */
  async function readBy(actor: Actor, ids: number[]): Promise<number[] | string> {
    const single: number[] = [];
    try {
      for (const id of ids) {
        await getStation(ctx(actor), { id }, API).then(
          () => single.push(id),
          (error) => {
            if (error.code !== "not_found") throw error;
          },
        );
      }
    } catch (error) {
      await expect(pageOfStations(ctx(actor))).rejects.toMatchObject({ code: (error as { code: string }).code });
      return (error as { code: string }).code;
    }
    const paged = (await found({}, actor)).map((station) => station.id).filter((id) => ids.includes(id));
    expect(paged).toEqual(single);
    return single;
  }

  it("staff who may view find all stations, a device its own, and others the public ones if the API is public", async () => {
    const owner = await newActor(fixture);
    const mayAdd: Actor = { ...owner, isStaff: true, permissions: new Set(["Station.add"]) };
    const [open = 0] = (await newStations(["open"])).ids;
    const [own = 0] = (await newStations(["own"], { isPublic: false }, mayAdd)).ids;
    const [other = 0] = (await newStations(["other"], { isPublic: false })).ids;
    const all = [open, own, other];
    const viewer = await newActor(fixture, ["Station.view"]);
    for (const isPublic of [false, true]) {
      env.PUBLIC_API = isPublic;
      expect(await readBy(viewer, all)).toEqual(all);
      expect(await readBy({ kind: "system", name: "test" }, all)).toEqual(all);
      expect(await readBy(deviceOf(other), all)).toEqual([other]);
      expect(await readBy({ ...deviceOf(other), scopes: new Set(["write"]) }, all)).toBe("forbidden");
      expect(await readBy(ANYONE, all)).toEqual(isPublic ? [open] : "unauthenticated");
      expect(await readBy(owner, all)).toEqual(isPublic ? [open, own] : "forbidden");
      expect(await readBy(await newActor(fixture, ["SensorData.view"]), all)).toEqual(isPublic ? [open] : "forbidden");
    }
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31, 2 ** 53, 1e300])(
    "stations are never found by the number %d",
    async (id) => {
      await expect(getStation(ctx(), { id }, API)).rejects.toMatchObject({ code: "not_found", message: "Not found." });
    },
  );

  it("a page of stations leaves out private data", async () => {
    const { place } = await newStations(["x"], {}, await newActor(fixture, ["Station.add"]));
    expect(Object.keys((await found({ search: place }))[0] ?? {}).sort()).toEqual(
      "description elevation id isDemo isPublic lat latest lon name rainYearStart timeZone timestamp".split(" "),
    );
  });
});
