import { type Comfort, comfortBy } from "../weather/formulas/comfort";
import type { Values } from "../weather/metrics";
import { roundHalfUp } from "../weather/rounding";
import type { Preferred } from "./preferred";

/** What the air feels like, formatted for one reader. */
export interface ShownComfort {
  /** On the scale of °C. */
  celsius: number;
  /** The index's name: "Feels like". */
  label: string;
  /** "12.3 °C", or the number alone, as in Canada. */
  value: string;
  /** For narrow labels: "12°". */
  short: string;
}

/** By the reader's index; undefined where it is not defined for these values. */
export function comfortOf(values: Values, { t, format }: Preferred): ShownComfort | undefined {
  const comfort = comfortBy(format.reader.comfort, values);
  if (!comfort) return undefined;
  const { name, value: celsius } = comfort;
  return { celsius, label: t(`comfort.${name}`), ...written(comfort, format) };
}

/** In Canada wind chill and humidex are whole numbers without a unit, on the scale of °C. */
function written({ name, value }: Comfort, format: Preferred["format"]): Pick<ShownComfort, "value" | "short"> {
  if (name === "feelsLike" || name === "apparentTemperature")
    return { value: format.value("feelsLike", value), short: format.degrees(value) };
  const number = format.number(roundHalfUp(value));
  return { value: number, short: number };
}
