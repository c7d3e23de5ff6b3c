import { z } from "zod";
import { COMFORT_INDICES } from "../weather/formulas/comfort";
import { isTimeZone } from "../weather/time/days";
import { READER_QUANTITIES, type ReaderQuantity, UNIT_SYSTEMS } from "../weather/units/systems";
import { type Unit, unitsOf } from "../weather/units/units";
import { LANGUAGES, type Language } from "./language";

const ownUnits = z.object(
  Object.fromEntries(
    READER_QUANTITIES.map((quantity) => [quantity, oneOf(unitsOf(quantity)).exactOptional()]),
  ) as Record<ReaderQuantity, z.ZodExactOptional<ReturnType<typeof oneOf>>>,
);

function oneOf(units: Unit[]) {
  return z.enum(units);
}

/** A visitor's preferences; absent ones follow the browser's language and region. */
export const preferencesSchema = z.object({
  units: z.enum(UNIT_SYSTEMS).exactOptional(),
  /** Units of single quantities that override the system's. */
  own: ownUnits.exactOptional(),
  /** The index for what the air feels like. */
  comfort: z.enum(COMFORT_INDICES).exactOptional(),
  /** The visitor's time zone, if times are shown in it; absent for the station's. */
  zone: z.string().max(64).refine(isTimeZone).exactOptional(),
  language: z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]]).exactOptional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Parses a cookie's value as preferences; an invalid one counts as absent. */
export function parsePreferences(value: string | undefined): Preferences {
  if (value === undefined || value.length > 1000) return {};
  try {
    return preferencesSchema.parse(JSON.parse(decodeURIComponent(value)));
  } catch {
    return {};
  }
}
