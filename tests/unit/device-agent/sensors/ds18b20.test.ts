import { describe, expect, it } from "vitest";
import { ds18b20 } from "../../../../device-agent/sensors/ds18b20";
import { boardWith, patient, type TestBoard } from "../support/board";
import { ds18b20Tree, W1, W1_SLAVE } from "../support/trees";

const ID = "28-0316a2795fff";
const FILE = `${W1}/${ID}/w1_slave`;

const open = (board: TestBoard, options: object = {}) => ds18b20.open(ds18b20.schema.parse(options), board);

describe("ds18b20", () => {
  it.each([
    ["warm", W1_SLAVE.warm, 23.125],
    ["frost", W1_SLAVE.frost, -1.25],
  ])("a DS18B20 reads %s", async (_, text, celsius) => {
    const sensor = await open(boardWith(ds18b20Tree(ID, text)));
    expect((await sensor.read(patient())).values).toEqual({ temperature: celsius });
  });

  it.each([
    ["a wrong checksum", W1_SLAVE.disturbed, "failed its checksum (CRC)"],
    ["no answer at all", W1_SLAVE.unplugged, "failed its checksum (CRC)"],
    ["zeros, whose checksum is right", W1_SLAVE.shorted, "reads all zeros"],
    ["an empty file", "", "is empty"],
    ["its first line alone", W1_SLAVE.warm.split("t=")[0] ?? "", "was cut short"],
    ["half a number", W1_SLAVE.warm.slice(0, -3), "was cut short"],
    ["half a line", `${W1_SLAVE.warm.slice(0, 55)}\n`, "was cut short"],
  ])("a DS18B20 refuses %s, naming the file", async (_, text, complaint) => {
    const board = boardWith(ds18b20Tree(ID, text));
    await expect((await open(board)).read(patient())).rejects.toThrow(`${board.root}/${FILE} ${complaint}`);
  });

  it("a DS18B20 refuses its power-on value unless the temperature was close to it", async () => {
    const board = boardWith(ds18b20Tree(ID, W1_SLAVE.powerOn));
    const sensor = await open(board);
    await expect(sensor.read(patient())).rejects.toThrow("power-on value of 85 °C");
    board.write({ [FILE]: W1_SLAVE.warm });
    await sensor.read(patient());
    board.write({ [FILE]: W1_SLAVE.powerOn });
    await expect(sensor.read(patient())).rejects.toThrow("power-on value of 85 °C");
    board.write({ [FILE]: W1_SLAVE.hot });
    await sensor.read(patient());
    board.write({ [FILE]: W1_SLAVE.powerOn });
    expect((await sensor.read(patient())).values.temperature).toBe(85);
  });

  it("a DS18B20 fails with the file's error, and recovers", async () => {
    const board = boardWith(ds18b20Tree(ID, W1_SLAVE.warm));
    const sensor = await open(board);
    board.breakFile(FILE);
    await expect(sensor.read(patient())).rejects.toThrow(/w1_slave cannot be read: .*EIO/);
    board.remove(`${W1}/${ID}`);
    await expect(sensor.read(patient())).rejects.toThrow("w1_slave is gone");
    board.write(ds18b20Tree(ID, W1_SLAVE.frost));
    expect((await sensor.read(patient())).values.temperature).toBe(-1.25);
  });

  it("a DS18B20 is read from `temperature` on a kernel without w1_slave", async () => {
    const board = boardWith({ [`${W1}/${ID}/temperature`]: "-10125\n" });
    expect((await (await open(board)).read(patient())).values.temperature).toBe(-10.125);
    board.write({ [`${W1}/${ID}/temperature`]: "" });
    await expect((await open(board)).read(patient())).rejects.toThrow("temperature is empty");
  });

  it("the only DS18B20, or the configured one, is used", async () => {
    const other = "28-00000bd4a1c9";
    const board = boardWith({ ...ds18b20Tree(ID, W1_SLAVE.warm), ...ds18b20Tree(other, W1_SLAVE.frost) });
    expect(await ds18b20.list(board)).toEqual([`id = "${other}"`, `id = "${ID}"`]);
    await expect(open(board)).rejects.toThrow(`has ${other}, ${ID}: name one by its id.`);
    expect((await (await open(board, { id: other })).read(patient())).values.temperature).toBe(-1.25);
    await expect(open(boardWith())).rejects.toThrow(/has no DS18B20: is dtoverlay=w1-gpio/);
    expect(ds18b20.schema.safeParse({ id: "28-../../../etc" }).success).toBe(false);
  });
});
