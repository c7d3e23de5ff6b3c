import { expect, it } from "vitest";
import { updateStation } from "@/lib/services/observations";
import { amend, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";

const NOW = Date.UTC(2026, 0, 15);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

onEachDatabase("concurrent changes of a station", (fixture) => {
  const daysOf = (stationId: number) =>
    fixture.database.prisma.dayRollup.findMany({
      where: { stationId },
      omit: { stationId: true },
      orderBy: [{ time: "asc" }, { metric: "asc" }],
    });

  it("concurrent changes of a station all take effect, and its statistics match its readings in its zone", async () => {
    const ctx = fixture.ctx({ now: NOW });
    const { id } = await createStation(ctx, { name: "Test", lat: 1, lon: 2 });
    for (let i = 0; i < 12; i++) {
      const time = NOW - 100 * HOUR + i * HOUR;
      await record(ctx, [{ station: id, time, temperature: 10 + (i % 3) }]);
      await Promise.all([
        record(ctx, [{ station: id, time: time + MINUTE, temperature: 10 }]),
        updateStation(ctx, { id, timeZone: i % 2 === 0 ? "Asia/Kolkata" : "Asia/Tokyo" }),
        updateStation(ctx, { id, timestamp: time + 2 * MINUTE, temperature: 11 }),
        amend(ctx, { stationId: id, time, reason: "by hand", values: { temperature: 12 + (i % 5) } }),
        refresh(ctx, { stationId: id }),
      ]);
    }
    await refresh(ctx, { stationId: id });
    const days = await daysOf(id);
    expect(await fixture.database.prisma.sensorData.count({ where: { stationId: id } })).toBe(36);

    await updateStation(ctx, { id, timeZone: "UTC" });
    await updateStation(ctx, { id, timeZone: "Asia/Tokyo" });
    await refresh(ctx, { stationId: id });
    expect(days).toEqual(await daysOf(id));
  });
});
