import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { follow } from "@/lib/live/stream";
import { notifyViewers } from "@/lib/services/live";
import { record, series } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { concerns, createStation, getStation, listStations } from "@/lib/services/stations";
import { singly } from "../../unit/live/events";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor } from "./actors";

const NOW = Date.UTC(2026, 0, 15, 12);

onEachDatabase("the visibility of a station", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });

  async function newStation(isPublic: boolean, owner?: Actor): Promise<number> {
    return (await createStation(ctx(owner), { name: "Test", lat: 1, lon: 2, isPublic })).id;
  }

  /** The stations that the actor can see, for each way of reading them. */
  async function seenBy(actor: Actor, ids: number[]): Promise<Record<string, number[]>> {
    const found = async (look: (id: number) => Promise<unknown>) => {
      const seen: number[] = [];
      for (const id of ids) {
        await look(id).then(
          () => seen.push(id),
          (error) => expect(error).toMatchObject({ code: "not_found", message: "Not found." }),
        );
      }
      return seen;
    };
    return {
      list: (await listStations(ctx(actor)))
        .map((station) => station.id)
        .filter((id) => ids.includes(id))
        .sort((a, b) => a - b),
      get: await found((id) => getStation(ctx(actor), { id })),
      series: await found((stationId) => series(ctx(actor), { stationId, range: "24h" })),
      live: await liveOf(actor, ids),
    };
  }

  async function liveOf(actor: Actor, ids: number[]): Promise<number[]> {
    const stop = new AbortController();
    stop.signal.addEventListener("abort", notifyViewers());
    const { events } = follow({ wanted: ({ audience }) => concerns(actor, audience), signal: stop.signal });
    const seen = { station: new Set<number>(), rollups: new Set<number>() };
    const watching = (async () => {
      for await (const { event } of singly(events)) {
        if (event.type === "station") seen.station.add(event.station.id);
        if (event.type === "rollups") seen.rollups.add(event.stationId);
        if (event.type === "stations") return;
      }
    })();
    time += 60_000;
    for (const station of ids) {
      await record(ctx(), [{ station, time, temperature: 1 }]);
      await refresh(ctx(), { stationId: station });
    }
    await createStation(ctx(), { name: "The last event", lat: 0, lon: 0 });
    await watching;
    stop.abort();
    expect(seen.rollups).toEqual(seen.station);
    return [...seen.station].sort((a, b) => a - b);
  }
  let time = NOW - 3_600_000;

  it("a public station is visible to everyone, a private one to its owner, its device and staff who may view", async () => {
    const owner = await newActor(fixture, ["Station.add"]);
    const open = await newStation(true);
    const hidden = await newStation(false, owner);
    const other = await newStation(false);
    const all = [open, hidden, other];
    const everywhere = (ids: number[]) => ({ list: ids, get: ids, series: ids, live: ids });

    expect(await seenBy(ANYONE, all)).toEqual(everywhere([open]));
    expect(await seenBy(await newActor(fixture), all)).toEqual(everywhere([open]));
    expect(await seenBy(await newActor(fixture, ["Station.add"]), all)).toEqual(everywhere([open]));
    expect(await seenBy(owner, all)).toEqual(everywhere([open, hidden]));
    expect(await seenBy(deviceOf(hidden), all)).toEqual(everywhere([hidden]));
    expect(await seenBy(await newActor(fixture, ["Station.view"]), all)).toEqual(everywhere(all));
    expect(await seenBy({ kind: "system", name: "test" }, all)).toEqual(everywhere(all));
  });

  it("stations in a list are filtered by visibility", async () => {
    for (const name of ["b", "a", "c"]) await createStation(ctx(), { name: `sorted ${name}`, lat: 1, lon: 2 });
    const names = (await listStations(ctx(ANYONE))).map((station) => station.name);
    expect(names.filter((name) => name.startsWith("sorted"))).toEqual(["sorted a", "sorted b", "sorted c"]);
  });

  it("a public station is shown without its owner", async () => {
    const owner = await newActor(fixture, ["Station.add"]);
    const id = await newStation(true, owner);
    expect(JSON.stringify(await getStation(ctx(ANYONE), { id }))).not.toMatch(/owner/i);
    expect(await getStation(ctx(ANYONE), { id })).not.toHaveProperty("qualityState");
  });
});
