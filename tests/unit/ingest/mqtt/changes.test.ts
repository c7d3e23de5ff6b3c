import { expect, it } from "vitest";
import { Changes } from "@/lib/ingest/mqtt/external/changes";

it("each station is named once per kind, in batches, until there are no more", () => {
  const changes = new Changes();
  expect(changes.take(2)).toBeUndefined();
  changes.add("readings", [1, 2, 1, 3]);
  changes.add("rollups", [1]);
  changes.add("stations", []);
  expect(changes.take(2)).toEqual({ readings: [1, 2], rollups: [1], stations: [] });
  expect(changes.take(2)).toEqual({ readings: [3] });
  expect(changes.take(2)).toBeUndefined();
});
