import type { ClimatePeriod, ClimateValue, ClimateYear } from "../../contract/climate/climate";
import type { GrowingRule } from "../../weather/climate/climate";
import { countedIn } from "../../weather/climate/dayCounts";
import type { MetricKey } from "../../weather/metrics";
import { localDay } from "../../weather/time/days";
import { type UnitSystem, unitsIn } from "../../weather/units/systems";
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
import { type Numbers, numbersIn } from "./numbers";
import { type Column, centred, textTable } from "./table";

type Months = Column<ClimateYear["months"][number]>;

/** A yearly summary like `noaaMonth`: temperature, rain and wind, a line per month and season. */
export function noaaYear(report: ClimateYear, system: UnitSystem, growing?: GrowingRule): string {
  const { station, year, months, summary } = report;
  const numbers = numbersIn(system);
  const { units } = numbers;
  const all = columnsOf(summary, numbers);
  const alike = (heading: string[], cell: (row: ClimatePeriod) => string): Months => ({
    heading,
    cell,
    total: cell(summary),
  });
  const countedOf = ({ counts }: ClimatePeriod) => countedIn(unitsIn(system), counts);
  const counted = countedOf(summary).map(({ of, sign, value }, i) => ({
    isRain: of === "rain",
    column: alike(
      of === "rain"
        ? ["DAYS", sign, numbers.rainThreshold(value)]
        : [of === "high" ? "MAX" : "MIN", sign, value.toFixed(1)],
      // Nothing was counted in a month to come.
      (row) => (row.measuredDays === 0 ? "" : String(countedOf(row)[i]?.count ?? "")),
    ),
  }));
  const month: Months = { heading: ["MON"], cell: ({ month: name }) => name.slice("2026-".length), total: "" };
  const temperature = textTable(
    [
      month,
      alike(["MEAN", "MAX"], ({ meanHigh }) => numbers.temperature(meanHigh)),
      alike(["MEAN", "MIN"], ({ meanLow }) => numbers.temperature(meanLow)),
      { ...all.mean, heading: ["MEAN"] },
      all.heating,
      all.cooling,
      all.high,
      dateOf(report, "temperature", ({ maxTime }) => maxTime),
      all.low,
      dateOf(report, "temperature", ({ minTime }) => minTime),
      ...counted.filter(({ isRain }) => !isRain).map(({ column }) => column),
    ],
    months,
  );
  const rain = textTable(
    [
      month,
      { ...all.rain, heading: ["TOTAL"] },
      alike(["MAX", "DAY"], ({ wettestDay }) => numbers.rain(wettestDay?.value)),
      alike(["DATE"], ({ wettestDay }) => wettestDay?.day.slice("2026-".length) ?? ""),
      ...counted.filter(({ isRain }) => isRain).map(({ column }) => column),
    ],
    months,
  );
  const wind = textTable(
    [
      month,
      { ...all.wind, heading: ["AVG"] },
      all.gust,
      dateOf(report, "windGust", ({ maxTime }) => maxTime),
      all.direction,
    ],
    months,
  );
  return page([
    centred(`ANNUAL CLIMATOLOGICAL SUMMARY for ${year}`, temperature[0]?.length ?? 0),
    "",
    ...stationLines(station, system),
    ...["", `TEMPERATURE (${units.temperature})`, "", ...temperature],
    ...["", `RAIN (${units.rain})`, "", ...rain],
    ...["", `WIND SPEED (${units.speed})`, "", ...wind],
    ...["", "SEASONS", "", ...textTable(seasonColumns(report, numbers), report.seasons)],
    "",
    ...rainYearLines(report, numbers),
    ...furtherLines(summary, numbers, station.timeZone),
    ...evapotranspirationLines(summary, numbers),
    ...degreeDayLines(summary, numbers, growing),
    ...completenessLines(report, months),
  ]);
}

/** The date of an extreme, by the station's days: "07-04". */
function dateOf(
  { station: { timeZone }, summary }: ClimateYear,
  metric: MetricKey,
  timeOf: (value: ClimateValue) => number,
): Months {
  const cell = ({ metrics }: Pick<ClimatePeriod, "metrics">) => {
    const value = metrics[metric];
    return value ? localDay(timeOf(value), timeZone).slice("2026-".length) : "";
  };
  return { heading: ["DATE"], cell, total: cell(summary) };
}

/** Starts in December, because the year of seasons differs from the calendar year. */
function seasonColumns({ seasonsSummary }: ClimateYear, numbers: Numbers): Column<ClimateYear["seasons"][number]>[] {
  const { mean, high, low, rain, wind, gust } = columnsOf(seasonsSummary, numbers);
  return [
    { heading: ["SEASON"], cell: ({ first, last }) => `${monthName(first)} - ${monthName(last)}`, total: "" },
    { ...mean, heading: ["MEAN"] },
    high,
    low,
    rain,
    wind,
    { ...gust, heading: ["GUST"] },
  ];
}

/** For a station whose rain year does not begin in January. */
function rainYearLines({ rainYear }: ClimateYear, { rain, units }: Numbers): string[] {
  if (!rainYear?.rain) return [];
  const { first, last, rain: total } = rainYear;
  return [`RAIN FROM ${first} TO ${last}: ${rain(total.value)} ${units.rain}${total.isWhole ? "" : " (INCOMPLETE)"}`];
}
