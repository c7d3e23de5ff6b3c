import type { ClimateDay, ClimateMonth, ClimateValue } from "../../contract/climate/climate";
import type { GrowingRule } from "../../weather/climate/climate";
import { countedIn } from "../../weather/climate/dayCounts";
import type { MetricKey } from "../../weather/metrics";
import { localDay } from "../../weather/time/days";
import { type UnitSystem, unitsIn } from "../../weather/units/systems";
import { formatExtremeTime } from "../time";
import { columnsOf } from "./columns";
import {
  completenessLines,
  degreeDayLines,
  evapotranspirationLines,
  furtherLines,
  monthName,
  page,
  stationLines,
} from "./frame";
import { numbersIn } from "./numbers";
import { type Column, centred, textTable } from "./table";

/**
 * A monthly summary as weather services and station software print it (after form F-6 of the NWS): plain ASCII, a line
 * per day, times in the station's zone; in the last line the day of each extreme replaces its time.
 * @param growing the rule for growing degree days, if not the default
 */
export function noaaMonth(
  { station, month, days, summary, runningDay }: ClimateMonth,
  system: UnitSystem,
  growing?: GrowingRule,
): string {
  const numbers = numbersIn(system);
  const { units } = numbers;
  const table = textTable(columns({ station, summary }, system), days);
  const width = table[0]?.length ?? 0;
  const { wettestDay, counts } = summary;
  const counted = countedIn(unitsIn(system), counts);
  return page([
    centred(`MONTHLY CLIMATOLOGICAL SUMMARY for ${monthName(month)}`, width),
    "",
    ...stationLines(station, system),
    "",
    centred(`TEMPERATURE (${units.temperature}), RAIN (${units.rain}), WIND SPEED (${units.speed})`, width),
    "",
    ...table,
    "",
    ...counted
      .filter(({ of }) => of !== "rain")
      .map(({ of, sign, value, count }) => {
        const extreme = of === "high" ? "MAX" : "MIN";
        return `${extreme} ${sign.padStart(2)} ${value.toFixed(1).padStart(5)}: ${count}`;
      }),
    `MAX RAIN: ${wettestDay ? `${numbers.rain(wettestDay.value)} ON DAY ${wettestDay.day.slice(8)}` : "none"}`,
    `DAYS OF RAIN: ${counted
      .filter(({ of }) => of === "rain")
      .map(({ sign, value, count }) => `${count} (${sign} ${numbers.rainThreshold(value)})`)
      .join(", ")}`,
    ...furtherLines(summary, numbers, station.timeZone),
    ...evapotranspirationLines(summary, numbers),
    ...degreeDayLines(summary, numbers, growing),
    ...completenessLines({ summary, runningDay }),
  ]);
}

function columns(
  { station: { timeZone }, summary }: Pick<ClimateMonth, "station" | "summary">,
  system: UnitSystem,
): Column<ClimateDay>[] {
  const { mean, high, low, heating, cooling, rain, wind, gust, direction } = columnsOf(summary, numbersIn(system));
  const when = (metric: MetricKey, timeOf: (value: ClimateValue) => number): Column<ClimateDay> => {
    const total = summary.metrics[metric];
    return {
      heading: ["TIME"],
      cell: ({ metrics }) => {
        const value = metrics[metric];
        const zones = { zone: timeZone, stationZone: timeZone };
        return value ? formatExtremeTime(timeOf(value), "time", "en-GB", zones) : "";
      },
      total: total ? localDay(timeOf(total), timeZone).slice("2026-07-".length) : "",
    };
  };
  return [
    { heading: ["DAY"], cell: ({ day }) => day.slice("2026-07-".length), total: "" },
    mean,
    high,
    when("temperature", ({ maxTime }) => maxTime),
    low,
    when("temperature", ({ minTime }) => minTime),
    heating,
    cooling,
    rain,
    wind,
    gust,
    when("windGust", ({ maxTime }) => maxTime),
    direction,
  ];
}
