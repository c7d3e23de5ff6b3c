import { expect, it } from "vitest";
import { cpu } from "../../../../device-agent/sensors/cpu";
import { boardWith, patient } from "../support/board";
import { THERMAL } from "../support/trees";

it("the processor's temperature is not read as a weather metric", async () => {
  const board = boardWith(THERMAL);
  const sensor = await cpu.open(cpu.schema.parse({}), board);
  expect(await sensor.read(patient())).toEqual({ values: {}, extra: { cpuTemperature: 48.312 } });
  expect(await cpu.list(board)).toEqual(["cpu-thermal, zone = 0"]);
  board.write({ "sys/class/thermal/thermal_zone0/temp": "4294967\n" });
  await expect(sensor.read(patient())).rejects.toThrow("cannot be a processor's temperature");
  board.remove("sys/class/thermal/thermal_zone0");
  await expect(sensor.read(patient())).rejects.toThrow("thermal_zone0/temp is gone");
});
