import { randomBytes } from "node:crypto";
import mqtt from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { sendCommand } from "@/lib/services/commands";
import { createStation } from "@/lib/services/stations";
import { connect, type TestClient } from "../support/mqtt-devices";
import { type RunningServer, startServer } from "../support/server";
import { DIALECTS, type Throwaway, throwaway } from "../support/throwaway";
import { Viewer } from "../support/viewer";

/** An external broker; `npm test` sets it when one answers. */
const BROKER = process.env.TEST_MQTT_URL ?? "";
const STATIONS = 6;

const reading = (n: number) =>
  JSON.stringify({ time: new Date(Date.UTC(2026, 0, 15, 0, n)).toISOString(), temperature: n });

describe.skipIf(!process.env.TEST_MQTT_URL).each(DIALECTS)("an external broker, and %s", (dialect) => {
  const prefix = `test-${randomBytes(6).toString("hex")}`;
  /** SQLite serves a single process. */
  const processes = dialect === "mysql" ? 2 : 1;
  const servers: RunningServer[] = [];
  const stations: number[] = [];
  let target: Throwaway;
  let database: Database;

  const ctx = () => ({ database, actor: system("test"), now: Date.now });
  const start = () => startServer({ DATABASE_URL: target.url, MQTT: "1", MQTT_URL: BROKER, MQTT_TOPIC: prefix });
  const count = (stationId: number) => database.prisma.sensorData.count({ where: { stationId } });
  const topic = (stationId: number, kind: string) => `${prefix}/${stationId}/${kind}`;

  beforeAll(async () => {
    target = await throwaway(dialect);
    for (let i = 0; i < processes; i += 1) servers.push(await start());
    database = open(target.url);
    for (let i = 0; i < STATIONS; i += 1)
      stations.push((await createStation(ctx(), { name: `S${i}`, lat: 1, lon: i })).id);
  });

  afterAll(async () => {
    for (const server of servers) await server.kill("SIGKILL");
    await forgetSessions(prefix);
    await database.close();
    await target.drop();
  });

  it("messages of an external broker are stored and answered by any of the processes, and all viewers are notified", async () => {
    const { client, heard } = await connect(BROKER, { protocolVersion: 5 });
    await client.subscribeAsync([`${prefix}/+/stored`, `${prefix}/server/live`], { qos: 1 });
    const viewers = await Promise.all(servers.map((server) => Viewer.open(server.url)));
    for (let n = 0; n < 20; n += 1) {
      for (const stationId of stations) {
        const batch = { id: `b${n}`, readings: [JSON.parse(reading(n))] };
        await client.publishAsync(topic(stationId, "readings"), JSON.stringify(batch), { qos: 1 });
      }
    }
    // By batch: one may be answered twice, when a process was so slow that another one took over its work.
    const answered = () =>
      heard
        .filter((message) => message.topic.endsWith("/stored"))
        .map(({ topic, payload }) => `${topic} ${(JSON.parse(payload) as { id: string }).id}`);
    await expect.poll(() => new Set(answered()).size).toBe(20 * STATIONS);
    for (const stationId of stations) expect(await count(stationId)).toBe(20);
    for (const viewer of viewers) {
      for (const stationId of stations) await expect.poll(() => viewer.about(stationId)).toContain("station");
      viewer.leave();
    }
    /** The processes that have notified viewers of readings that they took. */
    const talkers = () => {
      const told = heard
        .filter((message) => message.topic === `${prefix}/server/live`)
        .map(({ payload }) => JSON.parse(payload) as { from: string; changes: { readings?: number[] } });
      return new Set(told.filter(({ changes }) => changes.readings).map(({ from }) => from)).size;
    };
    await expect.poll(talkers).toBe(processes);
    await expect
      .poll(async () => (await servers[0]?.fetch("/readyz"))?.json())
      .toMatchObject({ checks: { mqtt: "ok" } });
  });

  it("a device that comes online at an external broker receives pending and new commands", async () => {
    const [stationId = 0] = stations;
    const first = await sendCommand(ctx(), { stationId, request: { name: "read" }, expiresInSeconds: 3600 });
    const { client, heard } = await connect(BROKER, { protocolVersion: 5 });
    await client.subscribeAsync(topic(stationId, "commands"), { qos: 1 });
    await client.publishAsync(topic(stationId, "status"), '{"status":"online"}', { qos: 1, retain: true });
    await expect.poll(() => heard.map(({ payload }) => (JSON.parse(payload) as { id: number }).id)).toContain(first.id);
    await client.publishAsync(topic(stationId, "replies"), JSON.stringify({ id: first.id, status: "done" }), {
      qos: 1,
    });
    const statusOf = async () => (await database.prisma.deviceCommand.findUnique({ where: { id: first.id } }))?.status;
    await expect.poll(statusOf).toBe("done");
    await client.publishAsync(topic(stationId, "status"), "", { qos: 1, retain: true });
  });

  it("no message that an external broker took is lost when a process is killed under load", async () => {
    const senders = await Promise.all(stations.map(() => connect(BROKER, { protocolVersion: 5 })));
    const before = await Promise.all(stations.map(count));
    let sent = 0;
    const send = async ({ client }: TestClient, stationId: number) => {
      for (let n = 100; n < 200; n += 1) {
        await client.publishAsync(topic(stationId, "readings"), reading(n), { qos: 1 });
        sent += 1;
      }
    };
    const all = Promise.all(senders.map((sender, i) => send(sender, stations[i] ?? 0)));
    await expect.poll(() => sent).toBeGreaterThan(100);
    await servers.shift()?.kill("SIGKILL");
    if (servers.length === 0) servers.push(await start());
    await all;
    const missing = async () => {
      const now = await Promise.all(stations.map(count));
      return now.map((rows, i) => (before[i] ?? 0) + 100 - rows);
    };
    await expect.poll(missing).toEqual(stations.map(() => 0));
    await expect.poll(() => servers[0]?.errors()).toBe("");
  });

  it("an external broker keeps messages while no process is running", async () => {
    const { client } = await connect(BROKER, { protocolVersion: 5 });
    const [stationId = 0] = stations;
    const before = await count(stationId);
    for (const server of servers.splice(0)) expect(await server.stop()).toEqual({ code: 0, signal: null });
    for (let n = 300; n < 350; n += 1) await client.publishAsync(topic(stationId, "readings"), reading(n), { qos: 1 });
    expect(await count(stationId)).toBe(before);
    servers.push(await start());
    await expect.poll(() => count(stationId)).toBe(before + 50);
  });
});

it("the server reports an unreachable broker and keeps running", async () => {
  const target = await throwaway("sqlite");
  const server = await startServer({ DATABASE_URL: target.url, MQTT: "1", MQTT_URL: "mqtt://u:secret@127.0.0.1:1" });
  const mqttOf = async () =>
    ((await (await server.fetch("/readyz")).json()) as { checks: { mqtt: string } }).checks.mqtt;
  await expect.poll(mqttOf).toMatch(/^The MQTT broker at mqtt:\/\/127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/);
  expect(server.output() + server.errors()).not.toContain("secret");
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  await target.drop();
});

/** Removes the sessions that the servers would leave behind at a broker that keeps running. */
async function forgetSessions(prefix: string): Promise<void> {
  for (let slot = 0; slot < 64; slot += 1) {
    const client = await mqtt.connectAsync(BROKER, {
      protocolVersion: 5,
      clean: true,
      clientId: `${prefix}-server-${slot}`,
    });
    await client.endAsync();
  }
}
