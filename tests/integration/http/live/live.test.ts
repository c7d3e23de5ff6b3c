import { expect, it } from "vitest";
import { TICK_MS } from "@/lib/live/tick";
import { updateStation } from "@/lib/services/observations";
import { onEachServer, startServer } from "../../support/server";
import { throwaway } from "../../support/throwaway";
import { Viewer } from "../../support/viewer";
import { faults, JSON_TYPE, newStation, send } from "../support/client";
import { signedIn } from "../support/signed-in";

onEachServer("live changes", (fixture) => {
  const record = (device: Record<string, string>, temperature: number) =>
    send(fixture.server, JSON.stringify({ temperature }), device, JSON_TYPE);

  it("live changes reach a viewer after a reading was stored, and again after its statistics were made", async () => {
    const { id, device } = await newStation(fixture);
    const viewer = await Viewer.open(fixture.server.url);
    await record(device, 21.5);
    await expect.poll(() => viewer.about(id)).toEqual(["station", "rollups"]);
    const [event] = viewer.events.filter((seen) => seen.type === "station" && seen.station.id === id);
    expect(event).toMatchObject({ type: "station", station: { id, name: "Test", latest: { temperature: 21.5 } } });
    viewer.leave();
  });

  it("live changes of a private station do not reach a visitor, not even that it exists", async () => {
    // The private one comes first in every order that the server works in.
    const [hidden, open] = [await newStation(fixture, { isPublic: false }), await newStation(fixture)];
    const viewer = await Viewer.open(fixture.server.url);
    await record(hidden.device, 1);
    await record(open.device, 2);
    await expect.poll(() => viewer.about(open.id)).toEqual(["station", "rollups"]);
    expect(viewer.about(hidden.id)).toEqual([]);
    viewer.leave();
  });

  it("refused and repeated readings cause no live changes", async () => {
    const [quiet, loud] = [await newStation(fixture), await newStation(fixture)];
    const body = JSON.stringify({ time: "2026-01-15T12:00:00Z", temperature: 20 });
    await send(fixture.server, body, quiet.device, JSON_TYPE);
    const viewer = await Viewer.open(fixture.server.url);
    await send(fixture.server, body, quiet.device, JSON_TYPE);
    await send(fixture.server, '{"temperature":"x"}', quiet.device, JSON_TYPE);
    await record(loud.device, 3);
    await expect.poll(() => viewer.about(loud.id)).toContain("station");
    expect(viewer.about(quiet.id)).not.toContain("station");
    viewer.leave();
  });

  it("missed live changes come once to a client that reconnects with the id of the last one", async () => {
    const { id, device } = await newStation(fixture);
    const first = await Viewer.open(fixture.server.url);
    await record(device, 1);
    await expect.poll(() => first.about(id)).toEqual(["station", "rollups"]);
    first.leave();
    for (const temperature of [2, 3]) await record(device, temperature);
    const second = await Viewer.open(fixture.server.url, {}, first.cursor);
    expect(second.greeting).toEqual({ viewer: "", isWhole: true });
    await expect.poll(() => second.about(id)).toContain("station");
    const readings = second.events.filter((event) => event.type === "station" && event.station.id === id);
    expect(readings).toMatchObject([{ station: { latest: { temperature: 3 } } }]);
    second.leave();
    const late = await Viewer.open(fixture.server.url, {}, "elsewhere.1");
    expect(late.greeting).toEqual({ viewer: "", isWhole: false });
    late.leave();
  });

  it("live changes of a private station reach its owner and staff who may view", async () => {
    const owner = await signedIn(fixture.ctx());
    const staff = await signedIn(fixture.ctx(), { isStaff: true, permissions: ["Station.view"] });
    const other = await signedIn(fixture.ctx());
    const [hidden, open] = [await newStation(fixture, { isPublic: false }), await newStation(fixture)];
    await updateStation(fixture.ctx(), { id: hidden.id, ownerId: owner.id });
    const viewers = await Promise.all(
      [owner, staff, other].map(({ headers }) => Viewer.open(fixture.server.url, headers)),
    );
    await record(hidden.device, 4);
    await record(open.device, 5);
    for (const viewer of viewers) await expect.poll(() => viewer.about(open.id)).toContain("station");
    expect(viewers.map((viewer) => viewer.about(hidden.id).includes("station"))).toEqual([true, true, false]);
    for (const viewer of viewers) viewer.leave();
  });

  it("live changes that come close together are merged for a viewer, the newest of each station", async () => {
    const { id, device } = await newStation(fixture);
    const viewer = await Viewer.open(fixture.server.url);
    const begun = performance.now();
    const newest = 40;
    for (let temperature = 1; temperature <= newest; temperature++) await record(device, temperature);
    const isThere = () =>
      viewer.events.some((seen) => seen.type === "station" && seen.station.latest.temperature === newest);
    await expect.poll(isThere).toBe(true);
    const told = viewer.about(id).filter((type) => type === "station").length;
    // The first at once, then one a tick, however slow the machine.
    expect(told).toBeLessThanOrEqual(2 + (performance.now() - begun) / TICK_MS);
    viewer.leave();
  });

  it("live changes reach twenty viewers alike", async () => {
    const { id, device } = await newStation(fixture);
    const viewers = await Promise.all(Array.from({ length: 20 }, () => Viewer.open(fixture.server.url)));
    await record(device, 4);
    for (const viewer of viewers) await expect.poll(() => viewer.about(id)).toContain("station");
    for (const viewer of viewers) viewer.leave();
    await record(device, 5);
    expect(faults(fixture.server)).toEqual([]);
  });
});

it("streams of live changes end properly when the server stops, and do not delay it", async () => {
  const target = await throwaway("sqlite");
  const server = await startServer({ DATABASE_URL: target.url });
  const viewers = await Promise.all([1, 2, 3].map(() => Viewer.open(server.url)));
  const exit = server.stop();
  for (const viewer of viewers) await viewer.ended;
  expect(await exit).toEqual({ code: 0, signal: null });
  await target.drop();
});
