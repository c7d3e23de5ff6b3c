import { describe, expect, it } from "vitest";
import { chartsOf } from "@/components/charts/charts";
import { hasClearSky, withClearSky } from "@/components/charts/plots/clearSky";
import type { Row } from "@/components/charts/rows";
import type { Series } from "@/lib/contract/charts/series";
import { clearSkyRadiation } from "@/lib/weather/sky/clearSky";

const SITE = { lat: 52, lon: 13, elevation: 40 };
const NOON = Date.UTC(2025, 5, 21, 11);
const HOUR = 3_600_000;

const row = (time: number, solarRadiation?: number): Row => ({
  time,
  values: solarRadiation === undefined ? {} : { solarRadiation },
  bands: {},
});

describe("withClearSky", () => {
  it("clear-sky radiation is that of the moment for a reading, and the mean for an hour", () => {
    const [moment] = withClearSky([row(NOON, 700)], "raw", SITE);
    expect(moment).toEqual({ ...row(NOON, 700), clearSky: clearSkyRadiation(NOON, SITE) });
    const evening = NOON + 8 * HOUR;
    const [hour] = withClearSky([row(evening, 20)], "hour", SITE);
    expect(hour?.clearSky).toBeGreaterThan(0);
    expect(hour?.clearSky).toBeLessThan(clearSkyRadiation(evening, SITE));
  });

  it("a gap has no clear-sky radiation", () => {
    expect(withClearSky([row(NOON)], "raw", SITE)).toEqual([row(NOON)]);
  });
});

it("the chart of solar radiation has clear-sky radiation, and that of light does not", () => {
  const columns = { time: [NOON], value: [700] };
  const series = (metrics: Series["metrics"]): Series => ({
    stationId: 1,
    timeZone: "UTC",
    from: NOON,
    to: NOON + HOUR,
    resolution: "raw",
    metrics,
  });
  const drawn = (metrics: Series["metrics"]) => chartsOf(series(metrics)).map((chart) => hasClearSky(chart));
  expect(drawn({ light: columns, solarRadiation: columns })).toEqual([true, false]);
  expect(drawn({ light: columns })).toEqual([false]);
});
