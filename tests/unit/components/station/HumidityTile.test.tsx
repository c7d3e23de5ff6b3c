import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Preferences } from "@/components/prefs/Preferences";
import { HumidityTile } from "@/components/station/HumidityTile";
import { readerFor } from "@/lib/format/reader";
import { CATALOGUES } from "@/lib/text/catalogues";
import type { Values } from "@/lib/weather/metrics";

function textOf(values: Values, language = "en-IE"): string {
  const reader = readerFor({}, [language]);
  const html = renderToStaticMarkup(
    <Preferences reader={reader} catalogue={CATALOGUES[reader.language]}>
      <HumidityTile {...values} />
    </Preferences>,
  );
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("\u00a0", " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

it("tells the frost point beside a dew point below zero", () => {
  expect(textOf({ humidity: 70, dewPoint: -10 })).toBe("Humidity 70 % Dew point −10.0 °C Frost point −8.9 °C");
  expect(textOf({ humidity: 70, dewPoint: -10 }, "en-US")).toBe("Humidity 70 % Dew point 14.0 °F Frost point 16.0 °F");
});

it("tells no frost point of air that makes dew, nor of air whose dew point is not known", () => {
  expect(textOf({ humidity: 70, dewPoint: 0 })).toBe("Humidity 70 % Dew point 0.0 °C");
  expect(textOf({ humidity: 70 })).toBe("Humidity 70 %");
});
