import { LANGUAGES, type Language } from "../contract/language";
import { type Preferences, parsePreferences } from "../contract/preferences";
import type { ComfortIndex } from "../weather/formulas/comfort";
import { READER_QUANTITIES, type UnitSystem, type Units, unitsIn } from "../weather/units/systems";
import { PREFERENCES_COOKIE } from "./preferencesCookie";
import { systemIn, systemOfZone } from "./regionalUnits";

/** How a reader wants values: language, number format, units and time zone. */
export interface Reader {
  language: Language;
  /** BCP 47, for numbers: the visitor's own, whatever the language of the interface. */
  locale: string;
  /** BCP 47, for dates and times, in the language of the interface. */
  dateLocale: string;
  /** The stored choices, for the form that changes them. */
  preferences: Preferences;
  system: UnitSystem;
  units: Units;
  /** The index for what the air feels like. */
  comfort: ComfortIndex;
  /** The visitor's time zone if it replaces the stations'; null to use theirs. */
  zone: string | null;
}

/** The maximum number of Accept-Language tags that are considered. */
const MAX_TAGS = 10;

/**
 * Decides on the units of visitors who have chosen none, before their browser's language; the first present field wins.
 */
export interface UnitDefaults {
  /** The site's default. */
  units?: UnitSystem | undefined;
  /** IANA name of the zone of the page's station, which stands for its country. */
  timeZone?: string | undefined;
}

/** Reads the visitor's preferences from the request's headers: their choice, else their browser's. */
export function readerOf(headers: Headers, defaults?: UnitDefaults): Reader {
  const preferences = parsePreferences(cookieOf(headers.get("cookie") ?? "", PREFERENCES_COOKIE));
  return readerFor(preferences, languagesOf(headers.get("accept-language") ?? ""), defaults);
}

/** `tags` are BCP 47, in order of preference. */
export function readerFor(preferences: Preferences, tags: readonly string[], defaults: UnitDefaults = {}): Reader {
  const language = preferences.language ?? tags.map(languageOf).find(isSpoken) ?? "en";
  const sameLanguage = tags.find((tag) => languageOf(tag) === language) ?? language;
  const locale = preferences.language ? sameLanguage : (tags[0] ?? language);
  const region = tags[0] === undefined ? undefined : new Intl.Locale(tags[0]).region;
  const ofStation = defaults.timeZone === undefined ? undefined : systemOfZone(defaults.timeZone);
  const system = preferences.units ?? defaults.units ?? ofStation ?? systemIn(region);
  const comfort = preferences.comfort ?? comfortIn(region);
  const own = preferences.own ?? {};
  const chosen = READER_QUANTITIES.flatMap((quantity) => (own[quantity] ? [[quantity, own[quantity]]] : []));
  const units = unitsIn(system, Object.fromEntries(chosen));
  const zone = preferences.zone ?? null;
  return { language, locale, dateLocale: sameLanguage, preferences, system, units, comfort, zone };
}

/**
 * The tags of an Accept-Language header (RFC 9110, 12.5.4) that Intl accepts as well-formed, in order of preference.
 */
export function languagesOf(header: string): string[] {
  return header
    .split(",", MAX_TAGS)
    .map((part) => {
      const [tag = "", quality = "q=1"] = part.split(";").map((piece) => piece.trim());
      return { tag, quality: Number(quality.replace(/^q=/i, "")) || 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && isLocale(tag))
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

export function cookieOf(header: string, name: string): string | undefined {
  const pair = header.split(";").find((each) => each.trimStart().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

function languageOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

function isSpoken(language: string): language is Language {
  return Object.hasOwn(LANGUAGES, language);
}

function comfortIn(region: string | undefined): ComfortIndex {
  if (region === "AU") return "australia";
  return region === "CA" ? "canada" : "nws";
}
