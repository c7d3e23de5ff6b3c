import { degreeDaysInFahrenheit } from "../../weather/climate/climate";
import { compassPoint } from "../../weather/formulas/wind";
import { roundHalfUp } from "../../weather/rounding";
import { type UnitSystem, unitsIn } from "../../weather/units/systems";
import { convert } from "../../weather/units/units";

type Given = number | null | undefined;

/** Formats a summary's numbers in a system's units, in ASCII; empty where nothing was measured. */
export function numbersIn(system: UnitSystem) {
  const { temperature, length, speed, depth, rainRate } = unitsIn(system);
  const written = (value: Given, digits: number, convertIt: (value: number) => number) =>
    typeof value === "number" ? roundHalfUp(convertIt(value), digits).toFixed(digits) : "";
  return {
    temperature: (celsius: Given) => written(celsius, 1, (value) => convert(value, "°C", temperature)),
    degreeDays: (celsius: Given) =>
      written(celsius, 1, (value) => (temperature === "°F" ? degreeDaysInFahrenheit(value) : value)),
    rain: (millimetres: Given) =>
      written(millimetres, length === "in" ? 2 : 1, (value) => convert(value, "mm", length)),
    rainRate: (millimetresPerHour: Given) =>
      written(millimetresPerHour, length === "in" ? 2 : 1, (value) => convert(value, "mm/h", rainRate)),
    depth: (centimetres: Given) => written(centimetres, 1, (value) => convert(value, "cm", depth)),
    hours: (minutes: Given) => written(minutes, 1, (value) => convert(value, "min", "h")),
    rainThreshold: (amount: number) => amount.toFixed(length === "in" ? 2 : 1),
    speed: (metresPerSecond: Given) => written(metresPerSecond, 1, (value) => convert(value, "m/s", speed)),
    direction: (degrees: Given) => (typeof degrees === "number" ? compassPoint(degrees) : ""),
    units: { temperature: temperature.replace("°", ""), rain: length, rainRate, depth, speed },
  };
}

export type Numbers = ReturnType<typeof numbersIn>;
