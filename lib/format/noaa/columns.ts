import type { ClimatePeriod } from "../../contract/climate/climate";
import type { Numbers } from "./numbers";
import type { Column } from "./table";

/** The fields that a day shares with a month or year. */
type Row = Pick<ClimatePeriod, "metrics" | "degreeDays" | "prevailingWind">;

/** The columns shared by days and months, with the whole period's value in the last line. */
export function columnsOf(total: ClimatePeriod, numbers: Numbers) {
  const alike = (heading: string[], cell: (row: Row) => string): Column<Row> => ({ heading, cell, total: cell(total) });
  return {
    mean: alike(["MEAN", "TEMP"], ({ metrics }) => numbers.temperature(metrics.temperature?.value)),
    high: alike(["HIGH"], ({ metrics }) => numbers.temperature(metrics.temperature?.max)),
    low: alike(["LOW"], ({ metrics }) => numbers.temperature(metrics.temperature?.min)),
    heating: alike(["HEAT", "DEG", "DAYS"], ({ degreeDays }) => numbers.degreeDays(degreeDays?.heating)),
    cooling: alike(["COOL", "DEG", "DAYS"], ({ degreeDays }) => numbers.degreeDays(degreeDays?.cooling)),
    rain: alike(["RAIN"], ({ metrics }) => numbers.rain(metrics.rain?.value)),
    wind: alike(["AVG", "WIND", "SPEED"], ({ metrics }) => numbers.speed(metrics.windSpeed?.value)),
    gust: alike(["HIGH"], ({ metrics }) => numbers.speed(metrics.windGust?.max)),
    direction: alike(["DOM", "DIR"], ({ prevailingWind }) => numbers.direction(prevailingWind)),
  };
}
