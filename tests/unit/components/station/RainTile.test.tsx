import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Preferences } from "@/components/prefs/Preferences";
import { RainTile } from "@/components/station/RainTile";
import type { RainYear } from "@/lib/contract/climate";
import { readerFor } from "@/lib/format/reader";
import { CATALOGUES } from "@/lib/text/catalogues";

function textOf(today: number | null, rain: RainYear["rain"], last?: number): string {
  const reader = readerFor({}, ["en-IE"]);
  const html = renderToStaticMarkup(
    <Preferences reader={reader} catalogue={CATALOGUES[reader.language]}>
      <RainTile last={last} today={today} year={{ first: "2025-10-01", last: "2026-09-30", rain }} />
    </Preferences>,
  );
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("\u00a0", " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

it("tells the rain since the station's rain year began, and whether too much of it is missing", () => {
  expect(textOf(2, { value: 431.5, isWhole: true })).toBe("Rain today 2.0 mm 431.5 mm since 1 Oct");
  expect(textOf(2, { value: 431.5, isWhole: false })).toBe("Rain today 2.0 mm 431.5 mm since 1 Oct, incomplete");
  expect(textOf(null, { value: 431.5, isWhole: true }, 0.2)).toBe(
    "Rain 0.2 mm Since last reading 431.5 mm since 1 Oct",
  );
});

it("says nothing of a year without rain, nor of a station without a gauge", () => {
  expect(textOf(0, null)).toBe("Rain today 0.0 mm");
  expect(textOf(null, null)).toBe("");
});
