import { afterEach, beforeEach, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { onEachDialect } from "../../support/database";
import { type RunningServer, startServer } from "../../support/server";
import { type Throwaway, throwaway } from "../../support/throwaway";
import { faults } from "../support/client";
import { Load, newDevices } from "./load";

const DEVICES = 8;
const ENOUGH = 200;

onEachDialect("A server under load", (dialect) => {
  let target: Throwaway;
  let database: Database;
  let server: RunningServer;
  let load: Load;

  beforeEach(async () => {
    target = await throwaway(dialect);
    server = await startServer({ DATABASE_URL: target.url });
    database = open(target.url);
    const devices = await newDevices({ database, actor: system("test"), now: Date.now }, DEVICES);
    load = new Load(server, devices);
    await expect.poll(() => load.count).toBeGreaterThan(ENOUGH);
  });

  afterEach(async () => {
    await server.kill("SIGKILL");
    await load.over;
    await database.close();
    await target.drop();
  });

  /** What was acknowledged and is not in the database. */
  async function lost(): Promise<string[]> {
    const missing: string[] = [];
    for (const [stationId, times] of load.acknowledged) {
      const rows = await database.prisma.sensorData.findMany({ where: { stationId }, select: { time: true } });
      const stored = new Set(rows.map((row) => row.time.getTime()));
      for (const time of times) if (!stored.has(time)) missing.push(`${stationId} ${new Date(time).toISOString()}`);
    }
    return missing;
  }

  async function reopened(): Promise<void> {
    await database.close();
    database = open(target.url);
  }

  it("stops when it is told to, cuts nobody off, and has lost nothing that it acknowledged", async () => {
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(server.output()).not.toContain("cut off");
    await load.over;
    await reopened();
    expect(load.count).toBeGreaterThan(ENOUGH);
    expect(await lost()).toEqual([]);
    expect(load.refusals).toEqual([]);
    expect(server.errors()).toBe("");
    expect(faults(server)).toEqual([]);
    expect(await database.prisma.jobLease.count()).toBe(0);
  });

  it("has lost nothing that it acknowledged when it is killed, and starts and catches up as if nothing had been", async () => {
    await server.kill("SIGKILL");
    await load.over;
    await reopened();
    expect(await lost()).toEqual([]);
    // as if the minute had passed for which the killed server's turn at the statistics was its own
    await database.prisma.jobLease.updateMany({ data: { expiresAt: new Date(0) } });

    server = await startServer({ DATABASE_URL: target.url });
    expect(server.output()).not.toContain("migrated");
    expect(server.output()).not.toContain("Created the staff user");

    const { sensorData, hourRollup, dayRollup, dirtyHour } = database.prisma;
    await expect.poll(() => dirtyHour.count()).toBe(0);
    const rows = await sensorData.count();
    for (const rollup of [hourRollup, dayRollup] as (typeof hourRollup)[]) {
      const { _sum } = await rollup.aggregate({ where: { metric: "temperature" }, _sum: { count: true } });
      expect(_sum.count).toBe(rows);
    }
    expect(faults(server)).toEqual([]);
  });
});
