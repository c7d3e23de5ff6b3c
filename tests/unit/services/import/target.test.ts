import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mappingSchema } from "../../../../lib/services/import/mapping";
import { readingTarget } from "../../../../lib/services/import/target";

const EXAMPLES = [...readFileSync("docs/statistics.md", "utf8").matchAll(/```json\n(.*)\n```/g)].map(([, text]) => {
  const { readings = {} } = mappingSchema.parse(JSON.parse(text ?? ""));
  return Object.entries(readings).map(([column, target]) => readingTarget(column, target));
});

it("takes other programs' altimeter settings as such, and not as pressures at sea level", () => {
  expect(EXAMPLES[0]).toEqual([
    { kind: "time" },
    { kind: "metric", metric: "altimeterSetting", unit: "inHg" },
    { kind: "metric", metric: "seaLevelPressure", unit: "hPa" },
  ]);
});

it("takes other programs' rain rates and snow depths, in inches", () => {
  expect(EXAMPLES[1]).toEqual([
    { kind: "time" },
    { kind: "metric", metric: "rainRate", unit: "in/h" },
    { kind: "metric", metric: "snowDepth", unit: "in" },
  ]);
});
