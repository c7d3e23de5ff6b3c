import { expect, it } from "vitest";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, rainToday } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { ANYONE } from "../actors";

/** 08:00 in New York, 18:30 in Kolkata. */
const NOW = Date.UTC(2026, 6, 15, 12);
const HOUR = 3_600_000;

onEachDatabase("the rain today", (fixture) => {
  it("the rain today is that since each station's own midnight, for public stations", async () => {
    const ctx = fixture.ctx({ now: NOW });
    const station = async (name: string, timeZone: string, isPublic = true) => {
      const { id } = await createStation(ctx, { name, lat: 1, lon: 2, timeZone, isPublic });
      return id;
    };
    const newYork = await station("New York", "America/New_York");
    const kolkata = await station("Kolkata", "Asia/Kolkata");
    const secret = await station("Secret", "UTC", false);
    const dry = await station("Dry", "UTC");
    await record(
      ctx,
      [newYork, kolkata, secret].flatMap((id) => [
        { station: id, time: NOW - 24 * HOUR, rain: 16 },
        { station: id, time: NOW - 10 * HOUR, rain: 4 },
        { station: id, time: NOW - 5 * HOUR, rain: 1 },
        { station: id, time: NOW - HOUR, rain: 0.5 },
      ]),
    );
    await record(ctx, [{ station: dry, time: NOW - HOUR, temperature: 20 }]);
    await refresh(ctx);
    expect(await rainToday(fixture.ctx({ actor: ANYONE, now: NOW }))).toEqual({ [newYork]: 1.5, [kolkata]: 5.5 });
  });
});
