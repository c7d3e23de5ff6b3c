import type { Preferences } from "@/lib/contract/preferences";
import { type Preferred, preferredBy } from "@/lib/format/preferred";
import { readerFor } from "@/lib/format/reader";
import { CATALOGUES } from "@/lib/text/catalogues";

/** The words and formats of a reader with these preferences and browser languages. */
export function preferred(preferences: Preferences = {}, ...tags: string[]): Preferred {
  const reader = readerFor(preferences, tags);
  return preferredBy(reader, CATALOGUES[reader.language]);
}

/** An Irish one: English, metric units, 24 hours. */
export const irish = preferred({}, "en-IE");
