import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mappingSchema } from "@/lib/services/import";
import { readingTarget } from "@/lib/services/import/internal/file/target";

const EXAMPLES = [...readFileSync("docs/statistics.md", "utf8").matchAll(/```json\n(.*)\n```/g)].map(([, text]) => {
  const { readings = {} } = mappingSchema.parse(JSON.parse(text ?? ""));
  return Object.entries(readings).map(([column, target]) => readingTarget(column, target));
});

it("other programs' altimeter settings are not read as sea-level pressure", () => {
  expect(EXAMPLES[0]).toEqual([
    { kind: "time" },
    { kind: "metric", metric: "altimeterSetting", unit: "inHg" },
    { kind: "metric", metric: "seaLevelPressure", unit: "hPa" },
  ]);
});

it("other programs' rain rates and snow depths are read in inches", () => {
  expect(EXAMPLES[1]).toEqual([
    { kind: "time" },
    { kind: "metric", metric: "rainRate", unit: "in/h" },
    { kind: "metric", metric: "snowDepth", unit: "in" },
  ]);
});

it("daily files of NCEI in tenths and US units, of the German weather service, and METARs are supported", () => {
  const [tenths, standard, german, metars] = EXAMPLES.slice(2);
  const snow = { kind: "daily", metric: "snowDepth", statistic: "max" };
  expect(tenths?.slice(0, 3)).toEqual([
    { kind: "station" },
    { kind: "date" },
    { kind: "daily", metric: "temperature", statistic: "max", unit: "°C", tenths: true },
  ]);
  expect([tenths?.at(-1), standard?.at(-1)]).toEqual([
    { ...snow, unit: "mm" },
    { ...snow, unit: "in" },
  ]);
  expect(german).toContainEqual({ kind: "daily", metric: "rain", statistic: "total", unit: "mm" });
  expect(metars?.at(-1)).toEqual({ kind: "metar" });
});
