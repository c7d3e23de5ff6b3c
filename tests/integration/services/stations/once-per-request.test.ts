import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { Context } from "@/lib/services/context";
import { createStation, stationAlmanac } from "@/lib/services/stations";
import { countingReads, onDatabase } from "../../support/database";
import { ANYONE } from "../actors";

onDatabase("a request that caches stations", (fixture) => {
  const newStation = (isPublic: boolean) => createStation(fixture.ctx(), { name: "Test", lat: 1, lon: 2, isPublic });
  const shared = () => ({ stations: new Map() });

  it("a request with a station cache reads a station once, and one without reads it each time", async () => {
    const { id } = await newStation(true);
    const { database, reads } = countingReads(fixture.database);
    const remembering = { ...fixture.ctx(), database, ...shared() };
    await Promise.all([stationAlmanac(remembering, { id }), stationAlmanac(remembering, { id })]);
    await stationAlmanac(remembering, { id });
    expect(reads()).toBe(1);
    const forgetful = { ...fixture.ctx(), database };
    await stationAlmanac(forgetful, { id });
    await stationAlmanac(forgetful, { id });
    expect(reads()).toBe(3);
  });

  it("a cached station is checked for each actor who asks for it", async () => {
    const { id } = await newStation(false);
    const memory = shared();
    const as = (actor: Actor): Context => ({ ...fixture.ctx({ actor }), ...memory });
    await stationAlmanac(as({ kind: "system", name: "test" }), { id });
    await expect(stationAlmanac(as(ANYONE), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("a station that could not be read is not cached", async () => {
    const { id } = await newStation(true);
    const { read } = fixture.database;
    let failures = 1;
    const all: typeof read.all = (statement, values) =>
      failures-- > 0 ? Promise.reject(new Error("The connection is lost.")) : read.all(statement, values);
    const ctx = { ...fixture.ctx(), database: { ...fixture.database, read: { run: read.run, all } }, ...shared() };
    await expect(stationAlmanac(ctx, { id })).rejects.toThrow("The connection is lost.");
    expect(await stationAlmanac(ctx, { id })).toMatchObject({ timeZone: expect.any(String) });
  });
});
