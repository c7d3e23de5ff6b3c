import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mappingSchema } from "../../../../lib/services/import/mapping";
import { readingTarget } from "../../../../lib/services/import/target";

it("takes other programs' altimeter settings as such, and not as pressures at sea level", () => {
  const example = /```json\n(.*)\n```/.exec(readFileSync("docs/statistics.md", "utf8"))?.[1] ?? "";
  const { readings = {} } = mappingSchema.parse(JSON.parse(example));
  expect(Object.entries(readings).map(([column, text]) => readingTarget(column, text))).toEqual([
    { kind: "time" },
    { kind: "metric", metric: "altimeterSetting", unit: "inHg" },
    { kind: "metric", metric: "seaLevelPressure", unit: "hPa" },
  ]);
});
