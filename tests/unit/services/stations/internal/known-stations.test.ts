import { describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/client";
import { emit } from "@/lib/live/bus";
import { knownStations } from "@/lib/services/stations/internal/known-stations";

interface Row {
  id: number;
  name: string;
  temperature: number;
}

const details = { lat: 1, lon: 2, elevation: null, timeZone: "UTC", rainYearStart: 1, description: "", ownerId: null };

/** A database whose reads take until the test lets them end: each finds what was there when it began. */
function slowDatabase(rows: Row[]) {
  const reads: { statement: string; end: (error?: Error) => void }[] = [];
  let outsideVersion = 0;
  const all = (statement: string, values: readonly unknown[]) => {
    const found = rows.filter(({ id }) => !statement.includes(`"id" IN`) || values.includes(id));
    const result = found.map(({ id, name, temperature }) => {
      const latest = JSON.stringify({ temperature });
      return { id, timestamp: 0, latest, ...details, name, isPublic: 1, isDemo: 0 };
    });
    return new Promise((resolve, reject) => {
      reads.push({ statement, end: (error) => (error ? reject(error) : resolve(result)) });
    });
  };
  const database = { read: { all }, outsideVersion: async () => outsideVersion } as unknown as Database;
  return {
    database,
    reads,
    /** Ends the next read. */
    async end(error?: Error) {
      await expect.poll(() => reads.length).toBeGreaterThan(0);
      const read = reads.shift();
      read?.end(error);
      return read?.statement;
    },
    commitOutside: () => {
      outsideVersion += 1;
    },
  };
}

const shown = async (asked: ReturnType<typeof knownStations>) =>
  (await asked)?.byName.map(({ summary: { name, latest } }) => `${name} ${latest.temperature}`);

describe("the stations in memory", () => {
  const ALL = /LIMIT 20001/;
  const CHANGED = /"id" IN/;

  async function loaded(rows: Row[]) {
    const slow = slowDatabase(rows);
    const first = shown(knownStations(slow.database));
    expect(await slow.end()).toMatch(ALL);
    await first;
    return { ...slow, ask: () => shown(knownStations(slow.database)) };
  }
  const row = (id: number, name: string, temperature = 1): Row => ({ id, name, temperature });

  it("are not read again while nothing changes, and once for all who ask at the same time", async () => {
    const { database, reads, ask } = await loaded([row(1, "a")]);
    expect(await ask()).toEqual(["a 1"]);
    await emit({ database }, { type: "readings.changed", stationIds: [1] });
    const asked = [ask(), ask(), ask()];
    await expect.poll(() => reads.length).toBe(1);
    reads.shift()?.end();
    expect(await Promise.all(asked)).toEqual([["a 1"], ["a 1"], ["a 1"]]);
    expect(reads).toEqual([]);
  });

  it("are as after an event that came while an earlier read was under way", async () => {
    const rows = [row(1, "a"), row(2, "b")];
    const { database, reads, end, ask } = await loaded(rows);
    await emit({ database }, { type: "readings.changed", stationIds: [1] });
    const before = ask();
    expect(await end()).toMatch(CHANGED);
    expect(await before).toEqual(["a 1", "b 1"]);

    await emit({ database }, { type: "stations.changed" });
    const early = ask();
    await expect.poll(() => reads.length).toBe(1);
    rows[0] = row(1, "a", 2);
    await emit({ database }, { type: "readings.changed", stationIds: [1] });
    const late = ask();
    expect(await end()).toMatch(ALL);
    expect(await early).toEqual(["a 1", "b 1"]);
    expect(await end()).toMatch(CHANGED);
    expect(await late).toEqual(["a 2", "b 1"]);
  });

  it("are read in their order again when one of those that changed has another name or is gone", async () => {
    const rows = [row(1, "a"), row(2, "b")];
    const { database, end, ask } = await loaded(rows);
    for (const change of [() => rows.splice(0, 2, row(2, "b"), row(1, "c")), () => rows.pop()]) {
      change();
      await emit({ database }, { type: "readings.changed", stationIds: [1] });
      const asked = ask();
      expect(await end()).toMatch(CHANGED);
      expect(await end()).toMatch(ALL);
      expect(await asked).toEqual(rows.map(({ name, temperature }) => `${name} ${temperature}`));
    }
  });

  it("are read again after a read that failed", async () => {
    const rows = [row(1, "a")];
    const { database, end, ask } = await loaded(rows);
    rows[0] = row(1, "a", 2);
    await emit({ database }, { type: "readings.changed", stationIds: [1] });
    const failed = ask();
    const refused = expect(failed).rejects.toThrow("The connection is lost.");
    await end(new Error("The connection is lost."));
    await refused;
    const asked = ask();
    expect(await end()).toMatch(CHANGED);
    expect(await asked).toEqual(["a 2"]);
  });

  it("are all read again after a commit by another process, and after too many changes to tell", async () => {
    const { database, end, ask, commitOutside } = await loaded([row(1, "a")]);
    const changes = [
      commitOutside,
      () => emit({ database }, { type: "readings.changed", stationIds: Array.from({ length: 501 }, (_, i) => i) }),
    ];
    for (const change of changes) {
      await change();
      const asked = ask();
      expect(await end()).toMatch(ALL);
      expect(await asked).toEqual(["a 1"]);
    }
  });

  it("cannot be changed by who is given them", async () => {
    const { database } = await loaded([row(1, "a")]);
    const [station] = (await knownStations(database))?.byName ?? [];
    expect([station, station?.summary, station?.summary.latest].every(Object.isFrozen)).toBe(true);
  });

  it("are not kept where there are more than twenty thousand", async () => {
    const slow = slowDatabase(Array.from({ length: 20_001 }, (_, i) => row(i, `${i}`)));
    const asked = knownStations(slow.database);
    await slow.end();
    expect(await asked).toBeUndefined();
    expect(await knownStations(slow.database)).toBeUndefined();
    expect(slow.reads).toEqual([]);
  });
});
