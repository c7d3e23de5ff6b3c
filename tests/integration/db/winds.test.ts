import { expect, it } from "vitest";
import { sectorsWithin } from "@/lib/db/queries/statistics/winds";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { compassPoint } from "@/lib/weather/formulas/wind";
import { onEachDatabase } from "../support/database";

const HOUR = 3_600_000;
const FROM = Date.UTC(2025, 0, 1);

onEachDatabase("hourly winds", (fixture) => {
  it("hourly winds are counted in the sectors of the compass points, whatever the direction", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Test", lat: 0, lon: 0, timeZone: "UTC" });
    const readings = Array.from({ length: 360 }, (_, degrees) => ({
      station: id,
      time: FROM + degrees * HOUR,
      windSpeed: 1 + (degrees % 7),
      windDirection: degrees,
    }));
    await record(fixture.ctx({ now: FROM + 400 * HOUR }), readings);
    await refresh(fixture.ctx(), { stationId: id });
    const intervals = readings.map(({ time }) => ({ from: time, to: time + HOUR }));
    const parts = [0, 90, 180, 270].map((from) => intervals.slice(from, from + 90));
    const found = await Promise.all(parts.map((part) => sectorsWithin(fixture.database.read, id, part)));
    const points = Array.from({ length: 16 }, (_, sector) => compassPoint(sector * 22.5));
    expect(found.flat().map((sectors) => sectors.map(({ sector }) => points[sector]))).toEqual(
      readings.map(({ windDirection }) => [compassPoint(windDirection)]),
    );
    const [whole = []] = await sectorsWithin(fixture.database.read, id, [{ from: FROM, to: FROM + 360 * HOUR }]);
    expect(new Set(whole.map(({ sector }) => sector))).toEqual(new Set(points.keys()));
    expect(whole.reduce((sum, { hours }) => sum + hours, 0)).toBe(360);
    const sum = readings.reduce((total, { windSpeed }) => total + windSpeed, 0);
    expect(whole.reduce((all, { total }) => all + total, 0)).toBeCloseTo(sum, 6);
  });

  it("hourly winds have a direction from the calm limit on", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Test", lat: 0, lon: 0, timeZone: "UTC" });
    const winds = [0.49, 0.5].map((windSpeed, i) => ({
      station: id,
      time: FROM + i * HOUR,
      windSpeed,
      windDirection: 33,
    }));
    await record(fixture.ctx({ now: FROM + 400 * HOUR }), winds);
    await refresh(fixture.ctx(), { stationId: id });
    const found = await sectorsWithin(
      fixture.database.read,
      id,
      winds.map(({ time }) => ({ from: time, to: time + HOUR })),
    );
    expect(found.map((sectors) => sectors.map(({ sector }) => sector))).toEqual([[], [1]]);
    expect(await sectorsWithin(fixture.database.read, id, [{ from: 0, to: HOUR }])).toEqual([[]]);
  });
});
