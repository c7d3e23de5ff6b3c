import { describe, expect, it } from "vitest";
import { demoObservations } from "@/lib/services/demo/internal/source";

describe("demoObservations", () => {
  it("some days of the file hold the same observations as the whole file does on those days", async () => {
    const [whole, part] = [await observed(), await observed(new Set(["03-01", "03-02"]))];
    const second = (time: number) => new Date(time).toISOString().startsWith("2013-03-02");
    expect(part.filter(({ time }) => second(time))).toEqual(whole.filter(({ time }) => second(time)));
    expect(part.filter(({ time }) => second(time))).toHaveLength(3 * 24);
    // The rain of a day's last hour stands at the next midnight.
    const last = Date.parse("2013-03-03T00:00:00Z");
    expect(part.every(({ time }) => time >= Date.parse("2013-03-01") && time <= last)).toBe(true);
  });
});

async function observed(days?: ReadonlySet<string>) {
  const found = [];
  for await (const observation of demoObservations(days)) found.push(observation);
  return found;
}
