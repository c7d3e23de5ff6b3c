import type { Language } from "../contract/language";
import { de } from "./de";
import { en } from "./en";
import type { Catalogue } from "./text";

/** All languages, for the server, which sends each page only its own: see `catalogueFor`. */
export const CATALOGUES: Record<Language, Catalogue> = { en, de };

/** The texts of what most sites have switched off: sent with the pages alone that show it. */
const ON_REQUEST = ["conditions", "service", "forecast", "cities"] as const;
type OnRequest = (typeof ON_REQUEST)[number];

/** The catalogue that a page is sent, with these further namespaces. */
export function catalogueFor(language: Language, further: readonly OnRequest[] = []): Catalogue {
  const without = new Set<string>(ON_REQUEST.filter((namespace) => !further.includes(namespace)));
  const kept = Object.entries(CATALOGUES[language]).filter(([namespace]) => !without.has(namespace));
  return Object.fromEntries(kept) as unknown as Catalogue;
}
