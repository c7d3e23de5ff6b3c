import { AppError } from "../../../../errors";
import { unitInName, zoneInName } from "../../../../table/header";
import { parseZone } from "../../../../table/zone";
import { METRICS } from "../../../../weather/metrics";
import { parseUnit, type Unit, unitsOf } from "../../../../weather/units/units";
import { type Column, type Mapping, mapColumns } from "./mapping";
import { type ReadingTarget, readingTarget } from "./target";

export type ReadingColumn = Column<ReadingTarget>;

/** The zone that the name of the time's column says, as in `Date Time, GMT-05:00`. */
export function zoneOfFile(columns: readonly ReadingColumn[], header: readonly string[]): string | undefined {
  const time = columns.find(({ target }) => target.kind === "time");
  const named = time && zoneInName(header[time.index] ?? "");
  return named === undefined ? undefined : parseZone(named);
}

/** Values that need a time. */
const OF_A_TIME = new Set<ReadingTarget["kind"]>(["metric", "channel", "extra", "metar", "counter", "value"]);

/**
 * The columns of a readings file with their targets.
 * @throws AppError invalid when they do not fit, or when a time, a date or the station is missing
 */
export function readingColumns(
  header: readonly string[],
  { readings, sensors, skipMissing }: Pick<Mapping, "readings" | "sensors" | "skipMissing">,
  needsStation: boolean,
): ReadingColumn[] {
  const columns = mapColumns(header, readings, readingTarget, { skipMissing });
  const isDaily = columns.some(({ target }) => target.kind === "daily");
  if (isDaily) requireTarget(columns, "date");
  if (!isDaily || columns.some(({ target }) => OF_A_TIME.has(target.kind))) requireTarget(columns, "time");
  if (needsStation) requireTarget(columns, "station");
  if (sensors || columns.some(({ target }) => target.kind === "sensor" || target.kind === "value")) {
    requireTarget(columns, "sensor");
    requireTarget(columns, "value");
    if (!sensors) throw new AppError("invalid", "Say which sensor is which metric: --sensors NAME=METRIC,…");
  }
  return columns;
}

/**
 * The targets of the sensors of a table with a line for each value.
 * @throws AppError invalid, naming the sensor
 */
export function sensorTargets({ sensors = {} }: Pick<Mapping, "sensors">): Map<string, ReadingTarget> {
  return new Map(Object.entries(sensors).map(([name, text]) => [name, readingTarget(name, text)]));
}

function requireTarget(
  columns: readonly ReadingColumn[],
  kind: "station" | "time" | "date" | "sensor" | "value",
): void {
  if (columns.some(({ target }) => target.kind === kind || (kind === "time" && target.kind === "timePart"))) return;
  throw new AppError("invalid", `No column is mapped to ${kind}.`);
}

/**
 * The same columns in the units that the file names, in brackets behind a name or in a line of units, where the mapping
 * has none; and for each a sentence that says so.
 */
export function withUnitsOfFile(
  columns: readonly ReadingColumn[],
  { readings }: Pick<Mapping, "readings">,
  header: readonly string[],
  units: readonly string[],
): { columns: ReadingColumn[]; found: string[] } {
  const found: string[] = [];
  const own = columns.map((column) => {
    const { target, index, name } = column;
    if (target.kind !== "metric" && target.kind !== "daily" && target.kind !== "counter") return column;
    const named = unitNamed(unitInName(header[index] ?? ""), target) ?? unitNamed(units[index], target);
    if (named === undefined || named === target.unit) return column;
    if (readings?.[name]?.includes(":")) {
      found.push(`The column "${name}" is read in ${target.unit}, although the file names ${named}.`);
      return column;
    }
    found.push(`The column "${name}" is in ${named}.`);
    return { ...column, target: { ...target, unit: named } };
  });
  return { columns: own, found };
}

function unitNamed(
  text: string | undefined,
  target: Extract<ReadingTarget, { kind: "metric" | "daily" | "counter" }>,
): Unit | undefined {
  const metric = target.kind === "counter" ? "rain" : target.metric;
  const unit = text === undefined ? undefined : parseUnit(text);
  return unit !== undefined && unitsOf(METRICS[metric].quantity).includes(unit) ? unit : undefined;
}
