import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Preferences } from "@/components/prefs/Preferences";
import { CloudBaseTile } from "@/components/station/CloudBaseTile";
import { readerFor } from "@/lib/format/reader";
import { CATALOGUES } from "@/lib/text/catalogues";

function textOf(language: string, timestamp: number | null): string {
  const reader = readerFor({}, [language]);
  const station = { latest: { temperature: 20, dewPoint: 6.01 }, timestamp, lat: 52.5, lon: 13.4 };
  const html = renderToStaticMarkup(
    <Preferences reader={reader} catalogue={CATALOGUES[reader.language]}>
      <CloudBaseTile station={station} />
    </Preferences>,
  );
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const NOON = Date.UTC(2026, 5, 21, 11);

// The exact level is 1750 m, 5741 ft: tests/unit/weather/cloudBase.test.ts.
it("says an estimate in steps, in metres or feet", () => {
  expect(textOf("en-IE", NOON)).toBe("Cloud base (estimated) 1750 m Of cumulus, above the station");
  expect(textOf("en-US", NOON)).toBe("Cloud base (estimated) 5700 ft Of cumulus, above the station");
});

it("says nothing at night, and before the first reading", () => {
  expect(textOf("en-IE", NOON - 12 * 3_600_000)).toBe("");
  expect(textOf("en-IE", null)).toBe("");
});
