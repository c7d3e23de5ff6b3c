import { describe, expect, it } from "vitest";
import { permissionRows, toggled } from "@/components/admin/values/permissions";

const choices = ["Station.view", "Station.add", "SensorData.delete"].map((value) => ({ value, label: value }));

describe("a table of permissions", () => {
  it("has a row for each model, in the order that they came", () => {
    expect(permissionRows(choices)).toEqual([
      { label: "Station", values: { view: "Station.view", add: "Station.add" } },
      { label: "Sensor data", values: { delete: "SensorData.delete" } },
    ]);
  });

  it("is none for other choices", () => {
    expect(permissionRows([...choices, { value: "read", label: "Read" }])).toBeUndefined();
    expect(permissionRows([])).toBeUndefined();
  });

  it("keeps what is chosen in the order of the choices", () => {
    expect(toggled(["SensorData.delete"], "Station.view", true, choices)).toEqual([
      "Station.view",
      "SensorData.delete",
    ]);
    expect(toggled(["Station.view", "Station.add"], "Station.view", false, choices)).toEqual(["Station.add"]);
  });
});
