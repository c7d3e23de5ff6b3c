import type { Prediction } from "../../contract/forecast/forecast";
import type { Place } from "../place";

/** A service that forecasts the weather of a place. */
export interface Source {
  url(place: Place): URL;
  /** What its answer depends on besides the place. */
  settings(): readonly (string | undefined)[];
  /** Does it say how long its answer holds, and whether there is a newer one? */
  isConditional: boolean;
  /** @throws z.ZodError for what is not such an answer */
  read(body: unknown, place: Place, now: number): Prediction;
}

/** The address below a base, which may have a path of its own. */
export function addressBelow(base: string, path: string, query: Readonly<Record<string, string | number>>): URL {
  const url = new URL(`${base.replace(/\/$/, "")}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}
