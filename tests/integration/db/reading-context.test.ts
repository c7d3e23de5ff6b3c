import { expect, it } from "vitest";
import { contextsOf, readingContext } from "@/lib/db/queries/readings/reading-context";
import type { SqlValue } from "@/lib/db/sql";
import { correct, record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { earlierTemperature } from "@/lib/weather/derived/earlierTemperature";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onEachDatabase } from "../support/database";

const START = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;
const HIGH = { elevation: 1609 };

onEachDatabase("the context that a reading's derived values need", (fixture) => {
  const ctx = () => fixture.ctx({ now: START + 48 * HOUR_MS });

  async function stationWith(minutes: readonly number[]): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Denver", lat: 39.7, lon: -105, timeZone: "UTC", ...HIGH });
    await record(
      ctx(),
      minutes.map((minute) => ({ station: id, time: START + minute * MINUTE, temperature: minute / 100 })),
    );
    return id;
  }

  /** The temperature with which a reading twelve hours after this minute is reduced, found alone and among others. */
  async function found(stationId: number, minute: number): Promise<number | undefined> {
    const { read } = fixture.database;
    const time = START + minute * MINUTE + 12 * HOUR_MS;
    const alone = await readingContext(read, stationId, [time]);
    const among = await readingContext(read, stationId, [time - 30 * HOUR_MS, time, time + 5 * MINUTE]);
    const [one, same] = [alone, among].map(({ temperatures = [] }) => earlierTemperature(temperatures, time));
    expect(same).toBe(one);
    return one;
  }

  it("the context contains the nearest good temperature of twelve hours before", async () => {
    const stationId = await stationWith(Array.from({ length: 25 }, (_, i) => i * 5));
    expect(await found(stationId, 60)).toBe(0.6);
    expect(await found(stationId, 62)).toBe(0.6);
    expect(await found(stationId, 63)).toBe(0.65);
    expect(await found(stationId, 180)).toBe(1.2);
    expect(await found(stationId, 181)).toBeUndefined();
    expect(await found(stationId, -60)).toBe(0);
    expect(await found(stationId, -61)).toBeUndefined();
    const { read } = fixture.database;
    expect(await readingContext(read, stationId, [])).not.toHaveProperty("temperatures");
  });

  it("the context skips hidden temperatures, however many there are", async () => {
    const stationId = await stationWith(Array.from({ length: 13 }, (_, i) => i * 5));
    for (const minute of [15, 20, 25, 30, 35, 40, 45]) {
      const change = { kind: "hide" as const, metric: "temperature" as const };
      await correct(ctx(), { stationId, time: START + minute * MINUTE, reason: "test", change });
    }
    expect(await found(stationId, 29)).toBe(0.1);
    expect(await found(stationId, 31)).toBe(0.5);
  });

  it("the context of many stations is found by one statement, in key ranges, and by none for low stations", async () => {
    const ids = [await stationWith([0]), await stationWith([1])];
    const { read } = fixture.database;
    const asked: { statement: string; values: readonly SqlValue[] }[] = [];
    const all = <Row>(statement: string, values: readonly SqlValue[]) => {
      asked.push({ statement, values });
      return read.all<Row>(statement, values);
    };
    const sql = { run: read.run, all };
    const time = START + 12 * HOUR_MS;
    const contexts = await contextsOf(
      sql,
      ids.map((stationId) => ({ stationId, metadata: HIGH, time })),
    );
    expect(ids.map((id) => contexts.get(id)?.temperatures)).toEqual([
      [{ time: START, temperature: 0 }],
      [{ time: START + MINUTE, temperature: 0.01 }],
    ]);
    expect(asked).toHaveLength(1);
    await readingContext(sql, ids[0] ?? 0, [time, time + 20 * HOUR_MS], HIGH);
    expect(asked).toHaveLength(2);
    for (const elevation of [null, 667, 4058]) {
      await readingContext(sql, ids[0] ?? 0, [time, time + 20 * HOUR_MS], { elevation });
      await contextsOf(sql, [{ stationId: ids[0] ?? 0, metadata: { elevation }, time }]);
    }
    expect(asked).toHaveLength(2);
    if (fixture.dialect !== "sqlite") return;
    for (const { statement, values } of asked) {
      const plan = await read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, values);
      const reads = plan.map(({ detail }) => detail).filter((detail) => detail.includes("SensorData"));
      expect(reads.length).toBeGreaterThan(0);
      for (const detail of reads) expect(detail).toMatch(/^SEARCH .*stationId=\? AND time>\? AND time<\?/);
    }
  });
});
