import type { Formats } from "@/lib/format/formats";
import { degreeDaysInFahrenheit } from "@/lib/weather/climate/climate";
import { convert } from "@/lib/weather/units/units";

/** Formatters for values of a report that are not metrics, in the reader's units. */
export function derivedFormats({ number, reader: { units } }: Formats) {
  const { temperature, distance } = units;
  return {
    /** From K·d, without the unit. */
    degreeDays: (celsius: number) => number(temperature === "°F" ? degreeDaysInFahrenheit(celsius) : celsius),
    degreeDaysUnit: `${temperature}·d`,
    /** From km, without the unit. */
    windRun: (km: number) => number(convert(km, "km", distance)),
    windRunUnit: distance,
  };
}
