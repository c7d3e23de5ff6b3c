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

onEachDialect("a server under load", (dialect) => {
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

  /** Readings that were acknowledged and are not in the database. */
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

  it("a server under load stops on SIGTERM, cuts no request off, and loses no acknowledged reading", async () => {
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

  it("a server that is killed under load has lost no acknowledged reading, and catches up after its restart", async () => {
    await server.kill("SIGKILL");
    await load.over;
    await reopened();
    expect(await lost()).toEqual([]);
    // As if the lease of the killed server's statistics job had expired.
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
