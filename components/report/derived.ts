import type { Formats } from "@/lib/format/formats";
import { degreeDaysInFahrenheit } from "@/lib/weather/climate/climate";
import { convert } from "@/lib/weather/units/units";

/** What a report shows that is no metric of a reading, in the reader's units. */
export function derivedFormats({ number, reader: { units } }: Formats) {
  const { temperature, distance } = units;
  return {
    /** From K·d, without its unit. */
    degreeDays: (celsius: number) => number(temperature === "°F" ? degreeDaysInFahrenheit(celsius) : celsius),
    degreeDaysUnit: `${temperature}·d`,
    /** From km, without its unit. */
    windRun: (km: number) => number(convert(km, "km", distance)),
    windRunUnit: distance,
  };
}
