import { afterEach, expect, it } from "vitest";
import type { HistoryRow } from "@/lib/contract/charts/history";
import type { Sql } from "@/lib/db/sql";
import { env } from "@/lib/env";
import type { Context } from "@/lib/services/context";
import { history, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { newActor } from "../actors";

const HOUR = 3_600_000;
const T0 = Date.UTC(2026, 0, 15);

onEachDatabase("the history of a station", (fixture) => {
  afterEach(() => {
    env.PUBLIC_API = false;
  });

  async function newHistory(hours: number, isPublic = true): Promise<number> {
    const ctx = fixture.ctx();
    const { id } = await createStation(ctx, { name: "History", lat: 0, lon: 0, timeZone: "UTC", isPublic });
    const readings = Array.from({ length: hours }, (_, i) => ({
      station: id,
      time: new Date(T0 + i * HOUR).toISOString(),
      temperature: 10 + (i % 5),
    }));
    await record(ctx, readings);
    await refresh(ctx, { stationId: id });
    return id;
  }

  /** The same context, which counts what it reads. */
  function counting(ctx: Context): { ctx: Context; reads: () => number } {
    let reads = 0;
    const { read } = ctx.database;
    const counted: Sql = {
      run: read.run,
      all: (statement, values) => {
        reads += 1;
        return read.all(statement, values);
      },
    };
    return { ctx: { ...ctx, database: { ...ctx.database, read: counted } }, reads: () => reads };
  }

  async function rowsOf(ctx: Context, input: Parameters<typeof history>[1]): Promise<HistoryRow[]> {
    const rows: HistoryRow[] = [];
    for await (const part of (await history(ctx, input)).rows) rows.push(...part);
    return rows;
  }

  it.each(["raw", "hour", "day"] as const)("a history over centuries by %s takes few queries", async (resolution) => {
    const stationId = await newHistory(100);
    const { ctx, reads } = counting(fixture.ctx());
    const centuries = { from: Date.UTC(1750, 0, 1), to: Date.UTC(9999, 11, 31) };
    const rows = await rowsOf(ctx, { stationId, resolution, ...centuries });
    expect(rows).toHaveLength(resolution === "day" ? 5 : 100);
    expect(reads()).toBeLessThan(10);
  });

  it("the history of a station without readings is empty", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Silent", lat: 0, lon: 0 });
    expect(await rowsOf(fixture.ctx(), { stationId: id, resolution: "hour" })).toEqual([]);
  });

  it("the history of a private station is refused to staff who may see stations but no readings", async () => {
    env.PUBLIC_API = true;
    const [hidden, open] = [await newHistory(3, false), await newHistory(3, true)];
    const ctx = fixture.ctx({ actor: await newActor(fixture, ["Station.view"]) });
    const range = { from: T0, to: T0 + 10 * HOUR };
    await expect(history(ctx, { stationId: hidden, ...range })).rejects.toMatchObject({ code: "not_found" });
    expect(await rowsOf(ctx, { stationId: open, ...range })).toHaveLength(3);
  });
});
