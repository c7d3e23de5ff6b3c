import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type FileLine, readLines } from "@/lib/services/import/lines";
import { mappingSchema } from "@/lib/services/import/mapping";

async function read(text: string, mapping: object = {}, needsStation = false): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  const source = Readable.from([text]);
  for await (const line of readLines(source, mappingSchema.parse(mapping), { needsStation })) lines.push(line);
  return lines;
}

const TIME = "2026-01-31T12:00:00Z";

describe("readLines", () => {
  it("takes columns by the names of what they hold", async () => {
    const [line] = await read(`station,time,temperature,extra\nRoof,${TIME},-3.5,"{""co2"":410}"\n`);
    const reading = { station: "Roof", time: TIME, values: { temperature: -3.5 }, extra: { co2: 410 } };
    expect(line).toEqual({ line: 2, kind: "reading", reading });
  });

  it("maps and converts, and passes over what has no target", async () => {
    const readings = { when: "time", t: "temperature:F", wind: "windSpeed:mph", co2: "extra.co2" };
    const [line] = await read(`when,t,wind,co2,comment\n${TIME},39.02,10,410,=1+1\n`, { readings });
    const values = { temperature: 3.9, windSpeed: 4.4704 };
    expect(line).toMatchObject({ kind: "reading", reading: { time: TIME, values, extra: { co2: 410 } } });
  });

  it("numbers lines as an editor does, a byte order mark, empty lines and Windows' line ends included", async () => {
    const lines = await read(`\uFEFFtime,temperature\r\n${TIME},1\r\n\r\n${TIME},x\r\n`);
    expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
      [2, "reading"],
      [4, "bad"],
    ]);
  });

  it("says which field of a line can not be used", async () => {
    const lines = await read(`time,temperature,humidity\n${TIME},0x10,1\n${TIME},1\n2026-01-31 12:00,1,1\n`);
    expect(lines.map((line) => (line.kind === "bad" ? line.errors : undefined))).toEqual([
      { temperature: ['"0x10" is no number.'] },
      { line: ["It has 2 cells where the header has 3."] },
      { time: ["This time has no offset: say which zone it is in."] },
    ]);
  });

  it("knows what stands for no value, and a line with none", async () => {
    const lines = await read(`time,temperature,humidity\n${TIME},NA,50\n${TIME},NA,\n`, { null: ["NA"] });
    expect(lines).toMatchObject([
      { kind: "reading", reading: { values: { humidity: 50 } } },
      { line: 3, kind: "empty" },
    ]);
  });

  it.each([
    ["", {}, "The file is empty: its first line must name the columns."],
    ["time,temprature\n", {}, 'The mapping of the column "temprature" can not be used'],
    ["time,time\n", {}, 'The column "time" stands twice in the file.'],
    ["a,b\n", { readings: { c: "time" } }, 'The file has no column "c". It has: a, b.'],
    [
      "a,b\n",
      { readings: { a: "temperature:F", b: "temperature:K" } },
      'The columns "a" and "b" have the same target.',
    ],
    ["a,b\n", { readings: { a: "temperature" } }, "No column is mapped to time."],
    ["a,b\n", { readings: { a: "temperature:mph" } }, '"mph" is none of the units °C, °F, K'],
    ["a,b\n", { readings: { a: "time:s" } }, "time has no unit"],
  ])("refuses the file %j mapped by %j", async (text, mapping, message) => {
    await expect(read(text, mapping)).rejects.toThrow(message);
  });

  it("refuses a quote that is never closed, naming the line", async () => {
    await expect(read(`time,temperature\n"${TIME},1\n`)).rejects.toThrow(/no valid CSV.*line 2/);
  });

  it("needs a station in a file of several", async () => {
    await expect(read("time,temperature\n", {}, true)).rejects.toThrow("No column is mapped to station.");
  });
});
