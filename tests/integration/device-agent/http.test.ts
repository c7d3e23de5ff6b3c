import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newStation } from "../http/support/client";
import { startServer } from "../support/launch";
import { onServer, type ServerBench } from "../support/server";
import { agentHome, entriesOf } from "./support/agent";
import { fillQueue } from "./support/queue";

function configFor(url: string, key: string, more = ""): string {
  return `interval = 1\n[server]\nurl = "${url}"\nkey = "${key}"\n${more}\n[[sensors]]\ndriver = "cpu"\n`;
}

function keyOf({ device }: { device: { Authorization: string } }): string {
  return device.Authorization.replace("Bearer ", "");
}

async function storedTimes({ database }: ServerBench, stationId: number): Promise<number[]> {
  const rows = await database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  return rows.map(({ time }) => time.getTime());
}

function takenTimes(data: string): number[] {
  return entriesOf(data, "readings").map(({ time }) => Number(time));
}

/** Readings that the agent has taken and the server has not stored yet; polled until none is left. */
function unsent(fixture: ServerBench, stationId: number, data: string): () => Promise<number[]> {
  const taken = takenTimes(data);
  return async () => {
    const stored = new Set(await storedTimes(fixture, stationId));
    return taken.filter((time) => !stored.has(time));
  };
}

const temperatures = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ values: { temperature: i / 1000 } }));

onServer("an agent over HTTP", (fixture) => {
  it("an agent over HTTP ends in time after SIGTERM, with all of its readings on the server", async () => {
    const station = await newStation(fixture);
    const home = agentHome();
    home.configure(configFor(fixture.server.url, keyOf(station)));
    const agent = home.run();
    await expect.poll(async () => (await storedTimes(fixture, station.id)).length).toBeGreaterThan(2);
    // The agent exits with 1 when its time for that is over.
    expect(await agent.kill("SIGTERM")).toEqual({ code: 0, signal: null });
    expect(await storedTimes(fixture, station.id)).toEqual(takenTimes(home.data));
    const row = await fixture.database.prisma.sensorData.findFirst({ where: { stationId: station.id } });
    expect(JSON.stringify(row?.extra)).toContain("45.123");
    expect(agent.errors()).not.toContain(keyOf(station));
  });

  it("an agent over HTTP loses no reading when it is killed repeatedly", async () => {
    const station = await newStation(fixture);
    const home = agentHome();
    home.configure(configFor(fixture.server.url, keyOf(station)));
    const filled = await fillQueue(home.data, home.root, temperatures(2000));
    for (let round = 0; round < 3; round++) {
      const before = takenTimes(home.data).length;
      const agent = home.run();
      await expect.poll(() => takenTimes(home.data).length).toBeGreaterThan(before);
      await agent.kill("SIGKILL");
    }
    const last = home.run();
    await expect.poll(unsent(fixture, station.id, home.data)).toEqual([]);
    await last.kill("SIGTERM");
    const stored = await storedTimes(fixture, station.id);
    expect(stored).toEqual(takenTimes(home.data));
    expect(stored.slice(0, filled.length)).toEqual(filled);
  });

  it("an agent over HTTP sets aside readings that the server refuses, and sends the rest", async () => {
    const station = await newStation(fixture);
    const home = agentHome();
    home.configure(configFor(fixture.server.url, keyOf(station)));
    const bad = { values: {}, extra: { ".bad": 1 } };
    const times = await fillQueue(home.data, home.root, [...temperatures(3), bad, ...temperatures(3)]);
    const agent = home.run();
    const good = times.filter((_, i) => i !== 3);
    await expect.poll(() => storedTimes(fixture, station.id)).toEqual(expect.arrayContaining(good));
    await expect.poll(() => existsSync(join(home.data, "rejected.ndjson"))).toBe(true);
    await agent.kill("SIGTERM");
    expect(readFileSync(join(home.data, "rejected.ndjson"), "utf8")).toMatch(/^\{"reason":"extra.*"\.bad":1.*\}\n$/);
    expect(await storedTimes(fixture, station.id)).not.toContain(times[3]);
    expect(entriesOf(home.data, "events")).toContainEqual(
      expect.objectContaining({ type: "reading_refused", data: { count: 1 } }),
    );
  });

  it("an agent over HTTP keeps its readings while the server is down, and sends them afterwards", async () => {
    const station = await newStation(fixture);
    const home = agentHome();
    const away = await startServer({ DATABASE_URL: fixture.databaseUrl });
    home.configure(configFor(away.url, keyOf(station)));
    const agent = home.run();
    await expect.poll(async () => (await storedTimes(fixture, station.id)).length).toBeGreaterThan(0);
    await away.kill("SIGKILL");
    const before = takenTimes(home.data).length;
    await expect.poll(() => takenTimes(home.data).length).toBeGreaterThan(before + 2);
    expect((await storedTimes(fixture, station.id)).length).toBeLessThan(takenTimes(home.data).length);
    const back = await startServer({ DATABASE_URL: fixture.databaseUrl, PORT: String(away.port) });
    await expect.poll(unsent(fixture, station.id, home.data)).toEqual([]);
    await agent.kill("SIGTERM");
    await back.kill("SIGKILL");
  });

  it("an agent over HTTP keeps its readings while its key is refused, and reports that", async () => {
    const home = agentHome();
    home.configure(configFor(fixture.server.url, "no-such-key"));
    const agent = home.run();
    await expect.poll(() => agent.errors()).toMatch(/error: sending failed.*trouble=unauthorised.*401/);
    await expect.poll(() => takenTimes(home.data).length).toBeGreaterThan(1);
    expect(await agent.kill("SIGTERM")).toEqual({ code: 0, signal: null });
  });
});
