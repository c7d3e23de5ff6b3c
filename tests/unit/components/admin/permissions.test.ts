import { describe, expect, it } from "vitest";
import { permissionRows, toggled } from "@/components/admin/values/permissions";

const choices = ["Station.view", "Station.add", "SensorData.delete"].map((value) => ({ value, label: value }));

describe("a table of permissions", () => {
  it("the table of permissions has a row per model, in the given order", () => {
    expect(permissionRows(choices)).toEqual([
      { label: "Station", values: { view: "Station.view", add: "Station.add" } },
      { label: "Sensor data", values: { delete: "SensorData.delete" } },
    ]);
  });

  it("other choices are not shown as a table of permissions", () => {
    expect(permissionRows([...choices, { value: "read", label: "Read" }])).toBeUndefined();
    expect(permissionRows([])).toBeUndefined();
  });

  it("the chosen permissions stay in the order of the choices", () => {
    expect(toggled(["SensorData.delete"], "Station.view", true, choices)).toEqual([
      "Station.view",
      "SensorData.delete",
    ]);
    expect(toggled(["Station.view", "Station.add"], "Station.view", false, choices)).toEqual(["Station.add"]);
  });
});
