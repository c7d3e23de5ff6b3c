import { expect, it } from "vitest";
import { labelOf } from "@/lib/format/label";

it.each([
  ["soilTemperature", "Soil temperature"],
  ["stationId", "Station"],
  ["groupIds", "Group"],
  ["isPublic", "Public"],
  ["id", "ID"],
  ["SensorData", "Sensor data"],
  ["issued", "Issued"],
])("the field %s has the label %s", (name, label) => {
  expect(labelOf(name)).toBe(label);
});
