import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Preferences } from "@/components/prefs/Preferences";
import { PressureTile } from "@/components/station/tiles/PressureTile";
import type { Trends } from "@/lib/contract/climate/trends";
import { readerFor } from "@/lib/format/reader";
import { CATALOGUES } from "@/lib/text/catalogues";
import type { Values } from "@/lib/weather/metrics";

function tile(language: string, values: Values, trend: Trends["pressure"]) {
  const reader = readerFor({}, [language]);
  return renderToStaticMarkup(
    <Preferences reader={reader} catalogue={CATALOGUES[reader.language]}>
      <PressureTile values={values} trend={trend} />
    </Preferences>,
  );
}

/** The tile's words under the value, as a reader of this browser language sees them, and what its title says. */
function detail(language: string, trend: Trends["pressure"]) {
  const html = tile(language, { seaLevelPressure: 1013.2, pressure: 1010.1 }, trend);
  const line = html.slice(html.lastIndexOf("<p "));
  const text = line.replaceAll(/<[^>]*>/g, "").replaceAll("\u00a0", " ");
  return [text.trim(), /title="([^"]*)"/.exec(line)?.[1]?.replaceAll("\u00a0", " ")];
}

it.each([
  ["en-US", -0.1, "fallingSlowly", "Falling slowly", undefined],
  ["en-US", -0.2, "fallingSlowly", "Falling slowly, −0.01 inHg / 3 h", "Station pressure −0.01 inHg in 3 hours"],
  ["en-IE", -0.1, "fallingSlowly", "Falling slowly, −0.1 hPa / 3 h", "Station pressure −0.1 hPa in 3 hours"],
  ["en-IE", 0.04, "steady", "Steady", undefined],
  ["en-US", 0, "steady", "Steady", undefined],
] as const)(
  "a change that rounds to zero for a reader of %s is left out: %d hPa, %s",
  (language, change, tendency, text, title) => {
    expect(detail(language, { change, tendency })).toEqual([text, title]);
  },
);

it("an unknown change is left out", () => {
  expect(detail("en-US", null)).toEqual(["", undefined]);
});

it.each([
  [{ pressure: 627, altimeterSetting: 1036.2 }, "Station pressure627.0hPaQNH 1036.2 hPa"],
  [{ pressure: 940, seaLevelPressure: 1015, altimeterSetting: 1018 }, "Sea-level pressure1015.0hPaQNH 1018.0 hPa"],
  [{ altimeterSetting: 1018 }, "Altimeter setting (QNH)1018.0hPa"],
])("the altimeter setting of %o is shown", (values, text) => {
  expect(
    tile("en-IE", values, null)
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("\u00a0", " "),
  ).toBe(text);
});
