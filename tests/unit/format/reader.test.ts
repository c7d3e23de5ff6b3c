import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Preferences } from "@/lib/contract/preferences";
import { preferencesCookie } from "@/lib/format/preferencesCookie";
import { languagesOf, readerFor, readerOf, type UnitDefaults } from "@/lib/format/reader";
import type { UnitSystem } from "@/lib/weather/units/systems";

function headersOf(preferences: Preferences, acceptLanguage = "en-US"): Headers {
  const [cookie = ""] = preferencesCookie(preferences).split(";");
  return new Headers({ cookie: `other=1; ${cookie}; last=2`, "accept-language": acceptLanguage });
}

describe("languagesOf", () => {
  it("languagesOf sorts by preference, without unwanted or malformed tags", () => {
    expect(languagesOf("de;q=0.5, fr-CH, *;q=0.1, en;q=0, x_y, it;q=0.9")).toEqual(["fr-CH", "it", "de"]);
    expect(languagesOf("")).toEqual([]);
  });

  it("languagesOf accepts any header", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (header) => Array.isArray(languagesOf(header))));
  });
});

describe("a reader", () => {
  it("a reader without preferences gets the browser's", () => {
    expect(readerFor({}, ["de-AT", "en"])).toMatchObject({
      language: "de",
      locale: "de-AT",
      system: "metric",
      zone: null,
    });
    expect(readerFor({}, ["en-US"])).toMatchObject({ language: "en", system: "us" });
    expect(readerFor({}, ["en-GB"])).toMatchObject({ system: "uk" });
    expect(readerFor({}, ["en"])).toMatchObject({ system: "metric" });
    expect(readerFor({}, [])).toMatchObject({ language: "en", locale: "en" });
  });

  it("a reader without chosen units gets the site's, else the station's country's, else the browser's", () => {
    const system = (tag: string, defaults: UnitDefaults, units?: UnitSystem) =>
      readerFor(units ? { units } : {}, [tag], defaults).system;
    const [newYork, london, berlin] = ["America/New_York", "Europe/London", "Europe/Berlin"];
    expect(system("de-DE", { timeZone: newYork })).toBe("us");
    expect(system("en-US", { timeZone: berlin })).toBe("metric");
    expect(system("en-US", { timeZone: london })).toBe("uk");
    expect(system("en-US", { units: "si", timeZone: newYork })).toBe("si");
    expect(system("de-DE", { units: "us" })).toBe("us");
    expect(system("de-DE", { units: "us", timeZone: newYork }, "metric")).toBe("metric");
    expect(system("en-US", { timeZone: "UTC" })).toBe("us");
    expect(system("en-US", {})).toBe("us");
    expect(readerFor({ own: { speed: "kn" } }, ["de"], { timeZone: newYork }).units).toMatchObject({
      temperature: "°F",
      speed: "kn",
    });
  });

  it("a reader's comfort index is their country's, or the chosen one", () => {
    expect(readerFor({}, ["en-AU"])).toMatchObject({ comfort: "australia" });
    expect(readerFor({}, ["fr-CA"])).toMatchObject({ comfort: "canada" });
    expect(readerFor({}, ["en-US"])).toMatchObject({ comfort: "nws" });
    expect(readerFor({}, ["en"])).toMatchObject({ comfort: "nws" });
    expect(readerFor({}, [])).toMatchObject({ comfort: "nws" });
    expect(readerFor({ comfort: "canada" }, ["en-AU"])).toMatchObject({ comfort: "canada" });
  });

  it("a reader's units of rain rate and snow follow that of rain", () => {
    expect(readerFor({}, ["de-DE"]).units).toMatchObject({ length: "mm", rainRate: "mm/h", depth: "cm" });
    expect(readerFor({}, ["en-US"]).units).toMatchObject({ length: "in", rainRate: "in/h", depth: "in" });
    const inches = readerFor({ own: { length: "in" } }, ["de-DE"]).units;
    expect(inches).toMatchObject({ length: "in", rainRate: "in/h", depth: "in" });
    const millimetres = readerFor({ own: { length: "mm" } }, ["en-US"]).units;
    expect(millimetres).toMatchObject({ length: "mm", rainRate: "mm/h", depth: "cm" });
  });

  it("a reader with an unsupported language gets their own numbers, and dates in the page's language", () => {
    expect(readerFor({}, ["fr-FR", "en-GB"])).toMatchObject({ language: "en", locale: "fr-FR", dateLocale: "en-GB" });
  });

  it("a reader who chose a language gets its number format", () => {
    expect(readerFor({ language: "de" }, ["en-US", "de-CH"])).toMatchObject({ locale: "de-CH", dateLocale: "de-CH" });
    expect(readerFor({ language: "de" }, ["en-US"])).toMatchObject({ locale: "de", system: "us" });
  });

  it("a reader's preferences are remembered by a cookie", () => {
    const preferences: Preferences = {
      units: "uk",
      own: { speed: "Bft" },
      comfort: "australia",
      zone: "Asia/Kolkata",
      language: "de",
    };
    const reader = readerOf(headersOf(preferences));
    expect(reader).toMatchObject({ language: "de", system: "uk", zone: "Asia/Kolkata", preferences });
    expect(reader.units).toMatchObject({ speed: "Bft", distance: "mi", temperature: "°C" });
  });

  it.each([
    "preferences=%",
    "preferences={}",
    "preferences=null",
    `preferences=${encodeURIComponent('{"units":"klingon"}')}`,
    `preferences=${encodeURIComponent('{"comfort":"wool"}')}`,
    `preferences=${encodeURIComponent('{"zone":"Not/AZone"}')}`,
    `preferences=${encodeURIComponent('{"own":{"speed":"°C"}}')}`,
    `preferences=${"9".repeat(5000)}`,
  ])("the cookie %.60s is handled as invalid", (cookie) => {
    expect(readerOf(new Headers({ cookie }))).toMatchObject({ system: "metric", preferences: {} });
  });
});
