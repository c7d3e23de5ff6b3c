import { expect, it } from "vitest";
import type { Command } from "@/lib/contract/device/command";
import { listCommands } from "@/lib/services/commands";
import { getDevice } from "@/lib/services/devices";
import { revokeKey } from "@/lib/services/keys";
import { onEachServer, onServer, type ServerBench } from "../../support/server";
import { faults, JSON_TYPE, newStation, type TestStation } from "../support/client";
import { signIn } from "./device-staff";

function post({ server }: ServerBench, path: string, { device }: Pick<TestStation, "device">, body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return server.fetch(path, { method: "POST", headers: { "Content-Type": JSON_TYPE, ...device }, body: text });
}

async function poll(fixture: ServerBench, { device }: TestStation, wait = 0, signal?: AbortSignal): Promise<Command[]> {
  const path = `/api/v1/device/commands?wait=${wait}`;
  const response = await fixture.server.fetch(path, { headers: device, ...(signal ? { signal } : {}) });
  expect(response.status).toBe(200);
  return ((await response.json()) as { commands: Command[] }).commands;
}

onEachServer("events over HTTP", (fixture) => {
  const send = async (station: TestStation, body: unknown) => {
    const response = await post(fixture, "/api/v1/events", station, body);
    return { status: response.status, report: await response.json() };
  };

  it("events are stored over HTTP one by one or many at once, each with its result", async () => {
    const station = await newStation(fixture);
    const one = { id: "1", type: "switch_pressed" };
    expect(await send(station, one)).toEqual({
      status: 201,
      report: { stored: 1, repeated: 0, refused: 0, results: [{ position: 1, status: "stored" }] },
    });
    expect(await send(station, [one, { id: "2", type: "light_on" }, { id: "3", type: "light_out" }])).toMatchObject({
      status: 201,
      report: {
        stored: 1,
        repeated: 1,
        refused: 1,
        results: [
          { position: 1, status: "repeated" },
          { position: 2, status: "stored" },
          { position: 3, status: "refused", errors: { type: [expect.any(String)] } },
        ],
      },
    });
    expect(await send(station, [one])).toMatchObject({ status: 200, report: { repeated: 1 } });
    expect(await send(station, [{ id: "4" }])).toMatchObject({
      status: 400,
      report: { results: [{ errors: { type: [expect.any(String)] } }] },
    });
  });

  it("a body that cannot be parsed, or is too large, is refused as a whole", async () => {
    const station = await newStation(fixture);
    const event = (i: number) => ({ id: `${i}`, type: "light_on" });
    const many = Array.from({ length: 1001 }, (_, i) => event(i));
    expect((await send(station, JSON.stringify([event(1), event(2)]).slice(0, -3))).status).toBe(400);
    expect((await send(station, many)).status).toBe(413);
    expect((await send(station, [{ ...event(1), message: "x".repeat(70_000) }])).status).toBe(400);
    const large = many.slice(1).map((one) => ({ ...one, message: "x".repeat(400) }));
    expect((await send(station, large)).status).toBe(413);
    expect(
      await fixture.database.prisma.deviceEvent.count({ where: { stationId: station.id, type: "light_on" } }),
    ).toBe(0);
    expect(await send(station, many.slice(1))).toMatchObject({ status: 201, report: { stored: 1000 } });
    const csv = await fixture.server.fetch("/api/v1/events", {
      method: "POST",
      headers: { "Content-Type": "text/csv", ...station.device },
      body: "id\n1",
    });
    expect(csv.status).toBe(415);
  });

  it("events are read over HTTP newest first by links, each once", async () => {
    const station = await newStation(fixture);
    const time = Date.now();
    await send(
      station,
      Array.from({ length: 10 }, (_, i) => ({ id: `${i}`, time: time - i * 500, type: "light_on", data: { i } })),
    );
    const seen: number[] = [];
    for (let path: string | null = `/api/v1/stations/${station.id}/events?limit=3`; path !== null; ) {
      const response = await fixture.server.fetch(path, { headers: station.device });
      const { events, next } = (await response.json()) as {
        events: { data: { i: number } | null }[];
        next: string | null;
      };
      // Besides its own events: that the device came online.
      seen.push(...events.flatMap(({ data }) => data?.i ?? []));
      path = next?.slice(fixture.server.url.length) ?? null;
    }
    expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => i));
    const bad = await fixture.server.fetch(`/api/v1/stations/${station.id}/events?cursor=x`, {
      headers: station.device,
    });
    expect([bad.status, await bad.json()]).toEqual([400, { cursor: ["Invalid cursor."] }]);
  });

  it("requests for events leave no error in the log", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});

onEachServer("a device's status over HTTP", (fixture) => {
  it("a device's status is stored, and an invalid one is refused by field", async () => {
    const station = await newStation(fixture);
    expect((await post(fixture, "/api/v1/device/status", station, { status: "online", light: true })).status).toBe(204);
    expect(await getDevice(fixture.ctx(), { stationId: station.id })).toMatchObject({
      presence: "online",
      light: true,
    });
    const refused = await post(fixture, "/api/v1/device/status", station, { status: "online", interval: -1 });
    expect([refused.status, await refused.json()]).toEqual([400, { interval: [expect.any(String)] }]);
    expect((await post(fixture, "/api/v1/device/status", station, { status: "offline" })).status).toBe(204);
    expect(await getDevice(fixture.ctx(), { stationId: station.id })).toMatchObject({
      presence: "offline",
      light: true,
    });
  });
});

onEachServer("commands over HTTP", (fixture) => {
  it("a command reaches a waiting device at once, and its reply comes back", async () => {
    const station = await newStation(fixture);
    const staff = await signIn(fixture);
    const waiting = poll(fixture, station, 30);
    // The device was heard, so it is waiting or about to.
    await expect.poll(() => getDevice(fixture.ctx(), { stationId: station.id })).toMatchObject({ presence: "online" });
    const id = await staff.send({ stationId: station.id, request: { name: "interval", seconds: 20 } });
    expect(await waiting).toEqual([{ id, name: "interval", seconds: 20, expires: expect.any(String) }]);
    const reply = { id, status: "done", result: { interval: 20 } };
    expect((await post(fixture, "/api/v1/device/replies", station, reply)).status).toBe(204);
    expect((await post(fixture, "/api/v1/device/replies", station, reply)).status).toBe(204);
    const other = await post(fixture, "/api/v1/device/replies", station, { id, status: "refused" });
    expect([other.status, await other.json()]).toEqual([409, { detail: `The command ${id} is closed: done.` }]);
    const foreign = await post(fixture, "/api/v1/device/replies", await newStation(fixture), reply);
    expect(foreign.status).toBe(404);
    expect(await listCommands(fixture.ctx(), { stationId: station.id })).toMatchObject([
      { id, status: "done", result: { interval: 20 } },
    ]);
  });

  it("without commands the list of commands is empty, and a wait beyond the limit is refused", async () => {
    const station = await newStation(fixture);
    expect(await poll(fixture, station)).toEqual([]);
    expect(await poll(fixture, station, 1)).toEqual([]);
    for (const wait of ["31", "-1", "long"]) {
      const response = await fixture.server.fetch(`/api/v1/device/commands?wait=${wait}`, { headers: station.device });
      expect([response.status, await response.json()]).toEqual([400, { wait: [expect.any(String)] }]);
    }
  });

  it("when a key has too many polls for commands, the oldest one ends", async () => {
    const station = await newStation(fixture);
    const over = new AbortController();
    let ended = 0;
    const polls = Array.from({ length: 5 }, () =>
      poll(fixture, station, 30, over.signal).then(
        () => ++ended,
        () => {},
      ),
    );
    await expect.poll(() => ended).toBe(1);
    over.abort();
    await Promise.all(polls);
    expect(ended).toBe(1);
  });

  it("a key that is revoked while it waits gets no commands", async () => {
    const station = await newStation(fixture);
    const staff = await signIn(fixture);
    const waiting = fixture.server.fetch("/api/v1/device/commands?wait=30", { headers: station.device });
    await expect.poll(() => getDevice(fixture.ctx(), { stationId: station.id })).toMatchObject({ presence: "online" });
    const { id } = await fixture.database.prisma.deviceKey.findFirstOrThrow({ where: { stationId: station.id } });
    await revokeKey(fixture.ctx(), { id });
    await staff.send({ stationId: station.id, request: { name: "read" } });
    expect((await waiting).status).toBe(401);
    expect(await listCommands(fixture.ctx(), { stationId: station.id })).toMatchObject([{ status: "waiting" }]);
  });

  it("commands expire by the server's own job", async () => {
    const station = await newStation(fixture);
    const staff = await signIn(fixture);
    await staff.send({ stationId: station.id, request: { name: "read" }, expiresInSeconds: 5 });
    const newest = async () => (await listCommands(fixture.ctx(), { stationId: station.id }))[0]?.status;
    await expect.poll(newest).toBe("expired");
  });
});

onServer(
  "polls and the rate limit",
  (fixture) => {
    it("a poll counts once for the rate limit, however long it waits", async () => {
      const station = await newStation(fixture);
      expect(await poll(fixture, station, 3)).toEqual([]);
      expect(await poll(fixture, station)).toEqual([]);
      const third = await fixture.server.fetch("/api/v1/device/commands", { headers: station.device });
      expect(third.status).toBe(429);
    });
  },
  { RATE_LIMIT_KEY: "2" },
);

onServer("a server that stops", (fixture) => {
  it("a server that stops answers the polls that wait for a command", async () => {
    const station = await newStation(fixture);
    const waiting = poll(fixture, station, 30);
    await expect.poll(() => getDevice(fixture.ctx(), { stationId: station.id })).toMatchObject({ presence: "online" });
    expect(await fixture.server.stop()).toEqual({ code: 0, signal: null });
    // Its connection was not cut, as connections are that outlast a stop.
    expect(await waiting).toEqual([]);
  });
});
