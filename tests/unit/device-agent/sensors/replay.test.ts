import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replay } from "../../../../device-agent/sensors/replay";
import { boardWith, patient, type TestBoard } from "../support/board";

const CSV = `time,temperature,rain,extra.cpuTemperature
2026-01-31T12:00:00Z,1.5,0.2,40
2026-01-31T12:01:00Z,,0.3,
1769860920,2.5,0.4,41
`;

async function open(text: string, options: object = {}, board: TestBoard = boardWith()) {
  board.write({ "data.csv": text });
  const file = join(board.root, "data.csv");
  const sensor = await replay.open(replay.schema.parse({ file, ...options }), board);
  return { board, read: () => sensor.read(patient()), file };
}

describe("replay", () => {
  it("a replay returns the row of its time with the values measured then, and rain once", async () => {
    const { board, read } = await open(CSV);
    expect(await read()).toEqual({ values: { temperature: 1.5, rain: 0.2 }, extra: { cpuTemperature: 40 } });
    expect(await read()).toEqual({ values: { temperature: 1.5, rain: 0 }, extra: { cpuTemperature: 40 } });
    board.time += 60_000;
    expect(await read()).toEqual({ values: { rain: 0.3 } });
    board.time += 60_000;
    expect((await read()).values).toEqual({ temperature: 2.5, rain: 0.4 });
  });

  it("a replay includes the rain of skipped rows", async () => {
    const { board, read } = await open(CSV);
    board.time += 120_000;
    expect((await read()).values.rain).toBeCloseTo(0.9, 9);
  });

  it("a replay can run faster, ends, and reports it", async () => {
    const { board, read, file } = await open(CSV, { speed: 60 });
    board.time += 2000;
    expect((await read()).values.temperature).toBe(2.5);
    board.time += 1000;
    await expect(read()).rejects.toThrow(`${file} has ended.`);
  });

  it("a replay starts again if configured to loop", async () => {
    const { board, read } = await open(CSV, { loop: true });
    board.time += 180_000;
    expect(await read()).toEqual({
      values: { temperature: 1.5, rain: expect.closeTo(0.2 + 0.3 + 0.4, 9) },
      extra: { cpuTemperature: 40 },
    });
    board.time += 180_000;
    expect((await read()).values.rain).toBeCloseTo(0.9, 9);
  });

  it("a replay stays at its first row while the clock is before its start", async () => {
    const { board, read } = await open(CSV);
    board.time -= 60_000;
    expect((await read()).values.temperature).toBe(1.5);
  });

  it.each([
    ["temprature,time\n1,0\n", 'has a column "temprature", which is not a metric'],
    ["temperature\n1\n", 'has no column "time"'],
    ["time,temperature\n", "has no rows"],
    ["", "has no rows"],
    ["time,temperature\n2026-01-31T12:00:00Z,warm\n", "line 2: temperature: A valid number is required."],
    ["time,temperature\nyesterday,1\n", "line 2: time: Use ISO 8601"],
    ["time,temperature\n,1\n", "line 2 has no time."],
    ["time,temperature\n2026-01-31T12:00:00Z,1,2\n", "cannot be replayed: Invalid Record Length"],
    ['time,temperature\n"2026', "cannot be replayed: Quote Not Closed"],
  ])("a replay refuses %j, naming the file", async (text, complaint) => {
    await expect(open(text)).rejects.toThrow(complaint);
    await expect(open(text)).rejects.toMatchObject({ name: "SensorFault" });
  });

  it("a replay refuses a missing file", async () => {
    const options = replay.schema.parse({ file: "/nowhere/data.csv" });
    await expect(replay.open(options, boardWith())).rejects.toThrow("/nowhere/data.csv cannot be replayed: ENOENT");
  });
});
