import type { Context } from "@/lib/services/context";
import { reportStatus } from "@/lib/services/devices";
import { createKey } from "@/lib/services/keys";
import { addCalibration } from "@/lib/services/metadata";
import { updateStation } from "@/lib/services/observations";
import { createPeriodValue } from "@/lib/services/period-values";
import { createReadings } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { HOUR_MS } from "@/lib/weather/time/durations";

const READING_EVERY_MS = 1_800_000;
const READINGS = 48;
const CREATED_AT = new Date(Date.UTC(2026, 5, 15));
const VALUES = { temperature: 20, humidity: 50, pressure: 1010, windSpeed: 3, windDirection: 90, rain: 0, light: 900 };

export interface TracedStation {
  id: number;
  /** The key of its device. */
  key: string;
  /** The time of its newest reading, in epoch ms. */
  lastTime: number;
}

/** A station with readings of the last day and one record of everything that its form and its page show. */
export async function newStation(ctx: Context): Promise<TracedStation> {
  const lastTime = ctx.now() - HOUR_MS;
  const { timeZone, rainYearStart } = calendarAt(ctx.now());
  const place = { lat: 52.5, lon: 13.4, elevation: 34 };
  const { id } = await createStation(ctx, { name: "Traced", ...place, timeZone, rainYearStart });
  const { key } = await createKey(ctx, { stationId: id, name: "roof" });
  const times = Array.from({ length: READINGS }, (_, i) => lastTime - i * READING_EVERY_MS);
  await createReadings(
    ctx,
    times.map((time) => ({ stationId: id, time, ...VALUES })),
  );
  const since = lastTime - 6 * HOUR_MS;
  await addCalibration(ctx, { stationId: id, metric: "temperature", since, factor: 1.1, offset: 0 });
  const maximum = { metric: "temperature", statistic: "max", value: 25 } as const;
  await createPeriodValue(ctx, { stationId: id, ...maximum, from: since, to: lastTime });
  await updateStation(ctx, { id, elevation: 35, elevationFrom: since });
  await reportStatus(ctx, { stationId: id, status: { status: "online" } });
  // So that the list has years and months to offer.
  await ctx.database.prisma.station.update({ where: { id }, data: { createdAt: CREATED_AT } });
  await refresh(ctx);
  return { id, key, lastTime };
}

/** Sets the clock to noon at the station, in the middle of its rain year, so that each run of the test asks for the same. */
function calendarAt(now: number): { timeZone: string; rainYearStart: number } {
  const time = new Date(now);
  const behind = time.getUTCHours() - 12;
  const timeZone = behind === 0 ? "Etc/GMT" : `Etc/GMT${behind > 0 ? "+" : "-"}${Math.abs(behind)}`;
  return { timeZone, rainYearStart: ((time.getUTCMonth() + 6) % 12) + 1 };
}
