import { describe, expect, it } from "vitest";
import { chartsOf, hasBand, isTotal } from "../../../components/charts/charts";
import { totalBars } from "../../../components/charts/plots/totalBars";
import { gapLimit, isAlone, toRows } from "../../../components/charts/rows";
import { summarise } from "../../../components/charts/summary";
import type { Series } from "../../../lib/contract/charts/series";
import { irish } from "../support/preferred";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 2, 12);

function seriesOf(metrics: Series["metrics"], resolution: Series["resolution"] = "raw", hours = 24): Series {
  return { stationId: 1, timeZone: "UTC", from: START, to: START + hours * HOUR, resolution, metrics };
}

const at = (...minutes: number[]) => minutes.map((minute) => START + minute * MINUTE);

describe("toRows", () => {
  it("a line breaks at a long gap", () => {
    const rows = toRows(seriesOf({ temperature: { time: at(0, 5, 10, 70, 75), value: [1, 2, 3, 4, 5] } }), [
      "temperature",
    ]);
    expect(rows.map(({ values }) => values.temperature)).toEqual([1, 2, 3, undefined, 4, 5]);
  });

  it("metrics measured at different times are merged", () => {
    const series = seriesOf({
      temperature: { time: at(0, 10), value: [1, 3] },
      dewPoint: { time: at(5, 10), value: [-1, null] },
    });
    expect(toRows(series, ["temperature", "dewPoint"]).map(({ values }) => values)).toEqual([
      { temperature: 1 },
      { dewPoint: -1 },
      { temperature: 3, dewPoint: null },
    ]);
  });

  it("isolated points are recognized", () => {
    const rows = toRows(seriesOf({ temperature: { time: at(0, 60, 65, 70), value: [1, 2, 3, 4] } }), ["temperature"]);
    expect(rows.map((_, i) => isAlone(rows, i, "temperature"))).toEqual([true, false, false, false, false]);
  });

  it("gaps are judged by the usual interval", () => {
    expect(gapLimit(at(0, 60, 120, 300))).toBe(150 * MINUTE);
    expect(gapLimit(at(0, 1, 2))).toBe(20 * MINUTE);
    expect(gapLimit([])).toBe(20 * MINUTE);
  });
});

describe("summarise", () => {
  it("a summary gives the extremes and their times from the buckets", () => {
    const temperature = { time: at(0, 60), value: [1, 2], min: [-3, 0], max: [4, 9] };
    expect(summarise(seriesOf({ temperature }, "hour"), "temperature", irish.t, irish.format)).toBe(
      "Low −3.0\u00a0°C, Fri, 2 Jan, 12:00. High 9.0\u00a0°C, Fri, 2 Jan, 13:00.",
    );
  });

  it("a summary gives the total rain and the strongest gust", () => {
    const series = seriesOf({
      rain: { time: at(0, 5), value: [0.2, 0.4] },
      windSpeed: { time: at(0, 5), value: [2, 4] },
      windGust: { time: at(0, 5), value: [9, 5] },
    });
    expect(summarise(series, "rain", irish.t, irish.format)).toBe("Total 0.6\u00a0mm.");
    expect(summarise(series, "windSpeed", irish.t, irish.format)).toBe(
      "Mean 11\u00a0km/h. Strongest gust 32\u00a0km/h, Fri, 2 Jan, 12:00.",
    );
  });
});

describe("totalBars", () => {
  it("totals are shown by hour of a day and by day of a month", () => {
    const rain = { time: at(0, 30, 60), value: [1, 2, 4] };
    expect(totalBars(seriesOf({ rain }), "rain").map((bar) => bar.total)).toEqual([1, 6]);
    expect(totalBars(seriesOf({ rain }, "hour", 30 * 24), "rain").map((bar) => bar.total)).toEqual([7]);
  });
});

describe("chartsOf", () => {
  it("metrics that were not measured have no chart", () => {
    const series = seriesOf({
      pressure: { time: at(0), value: [1000] },
      humidity: { time: at(0), value: [50] },
    });
    expect(chartsOf(series).map(({ title }) => title)).toEqual(["metrics.humidity", "metrics.pressure"]);
    expect(chartsOf(seriesOf({}))).toEqual([]);
  });

  it("rain rate and snow depth are drawn after rain", () => {
    const column = { time: at(0), value: [1] };
    const series = seriesOf({ snowDepth: column, light: column, rainRate: column, rain: column });
    const rains = ["metrics.rain", "metrics.rainRate", "metrics.snowDepth"];
    expect(chartsOf(series).map(({ title }) => title)).toEqual([...rains, "metrics.light"]);
  });

  it("sunshine is totalled like rain", () => {
    const sunshine = { time: at(0, 30, 60), value: [1, 20, 30] };
    const series = seriesOf({ sunshine });
    expect(totalBars(series, "sunshine").map((bar) => bar.total)).toEqual([1, 50]);
    expect(chartsOf(series).map((chart) => [isTotal(chart), hasBand(chart, series)])).toEqual([[true, false]]);
  });

  it("one pressure is drawn: at sea level, else the station's, else the altimeter setting", () => {
    const column = { time: at(0), value: [1000] };
    const pressures = ["seaLevelPressure", "pressure", "altimeterSetting"] as const;
    for (const [i, key] of pressures.entries()) {
      const series = seriesOf(Object.fromEntries(pressures.slice(i).map((one) => [one, column])));
      expect(chartsOf(series).map(({ title }) => title)).toEqual([`metrics.${key}`]);
    }
  });
});
