import { expect, it } from "vitest";
import { isDerived } from "@/lib/weather/derived/derive";
import { METRIC_KEYS, METRICS } from "@/lib/weather/metrics";

const OVER_TIME = { mean: "mean", sum: "total", vector: "direction of the resultant wind" };

function row(key: (typeof METRIC_KEYS)[number]): string {
  const { label, unit, min, max, aggregate } = METRICS[key];
  const range = `${min} to ${max}`.replaceAll("-", "−");
  return `| \`${key}\` | ${label} | ${unit} | ${range} | ${OVER_TIME[aggregate]} | ${isDerived(key) ? "yes" : ""} |`;
}

it("docs/metrics.md lists every metric (rewrite it by: npx vitest run --project unit tests/unit/docs -u)", async () => {
  const page = `# Metrics

What a reading can contain: the names and units of JSON, CSV and MQTT. For other units use a mapping in an
[import](statistics.md#import-of-daily-files), or \`units=us\` and the like when you read. A value out of its range is kept, flagged and not shown:
[quality.md](quality.md). The column *Derived* says which are computed where they were not measured: [derived.md](derived.md).
Counters of rain, \`rainTotal\`, \`rainYear\`, \`rainMonth\` and \`rainDay\`, become \`rain\`: [rain.md](rain.md).

| Name | Metric | Unit | Possible | Over a period | Derived |
| --- | --- | --- | --- | --- | --- |
${METRIC_KEYS.map(row).join("\n")}

Any other number goes under \`extra\`, as in \`{"temperature": 21.5, "extra": {"co2": 415}}\`, and keeps its name: see [channels.md](channels.md). \`lib/weather/metrics.ts\` has the limits with their sources.
`;
  await expect(page).toMatchFileSnapshot("../../../docs/metrics.md");
});
