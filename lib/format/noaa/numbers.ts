import type { ClimatePeriod, ClimateValue } from "../../contract/climate";
import { degreeDaysInFahrenheit } from "../../weather/climate";
import { type UnitSystem, unitsIn } from "../../weather/systems";
import { convert } from "../../weather/units";
import { compassPoint } from "../../weather/wind";

type Given = number | null | undefined;

/** The numbers of a summary in a system's units, in ASCII; empty where nothing was measured. */
export function numbersIn(system: UnitSystem) {
  const { temperature, length, speed } = unitsIn(system);
  const written = (value: Given, digits: number, convertIt: (value: number) => number) =>
    typeof value === "number" ? withoutMinusZero(convertIt(value).toFixed(digits)) : "";
  return {
    temperature: (celsius: Given) => written(celsius, 1, (value) => convert(value, "°C", temperature)),
    degreeDays: (celsius: Given) =>
      written(celsius, 1, (value) => (temperature === "°F" ? degreeDaysInFahrenheit(value) : value)),
    rain: (millimetres: Given) =>
      written(millimetres, length === "in" ? 2 : 1, (value) => convert(value, "mm", length)),
    speed: (metresPerSecond: Given) => written(metresPerSecond, 1, (value) => convert(value, "m/s", speed)),
    direction: (value: ClimateValue | undefined) => (typeof value?.value === "number" ? compassPoint(value.value) : ""),
    units: { temperature: temperature.replace("°", ""), rain: length, speed },
  };
}

function withoutMinusZero(text: string): string {
  return text.replace(/^-(?=[0.]+$)/, "");
}

export type Numbers = ReturnType<typeof numbersIn>;

/** The days above and below thresholds, in the order in which every summary has them. */
export const THRESHOLDS = [
  { kind: "hot", of: "MAX", sign: ">=", celsius: convert(90, "°F", "°C") },
  { kind: "ice", of: "MAX", sign: "<=", celsius: 0 },
  { kind: "frost", of: "MIN", sign: "<=", celsius: 0 },
  { kind: "bitter", of: "MIN", sign: "<=", celsius: convert(0, "°F", "°C") },
] as const satisfies readonly { kind: keyof ClimatePeriod["counts"]; [name: string]: unknown }[];

/** Inches are the round ones that the millimetres stand for. */
const RAIN_THRESHOLDS = [
  { kind: "rain", mm: "0.25", in: "0.01" },
  { kind: "wet", mm: "2.5", in: "0.10" },
  { kind: "soaked", mm: "25", in: "1.00" },
] as const satisfies readonly { kind: keyof ClimatePeriod["counts"]; [name: string]: unknown }[];

/** The same of rain, in the system's unit. */
export function rainThresholds(system: UnitSystem) {
  const isInches = unitsIn(system).length === "in";
  return RAIN_THRESHOLDS.map((bound) => ({ kind: bound.kind, amount: isInches ? bound.in : bound.mm }));
}
