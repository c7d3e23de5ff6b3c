import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { readingsCheck, readingsColumns, readingsPreview, readingsStore } from "@/lib/admin/bulk/import-readings";
import { stopTask, taskInfo } from "@/lib/admin/bulk/tasks";
import type { ReadingsImportInput } from "@/lib/contract/admin/readings-import";
import type { TaskInfo } from "@/lib/contract/admin/task";
import { newestReadings } from "@/lib/db/queries/readings/readings";
import type { Context } from "@/lib/services/context";
import { createStation } from "@/lib/services/stations";
import { zipOf } from "../../../support/zip";
import { newActor, newSuperuser } from "../../services/actors";
import { onEachDatabase } from "../../support/database";

const FOLDER = join(__dirname, "../../../fixtures/import");
const SCHOOL = "when,temp,hum\n2026-02-03 10:00,43.0,71\n2026-02-03 10:05,43.2,---\n2026-02-03 10:10,warm,70\n";

onEachDatabase("the admin's import of readings", (fixture) => {
  let ctx: Context;
  beforeAll(async () => {
    ctx = fixture.ctx({ actor: await newSuperuser(fixture) });
  });
  const newStation = async (name: string) =>
    (await createStation(ctx, { name, lat: 50, lon: 10, timeZone: "Europe/Berlin" })).id;
  const file = (name: string, content: Buffer | string) => ({
    name,
    content: Buffer.from(content as string).toString("base64"),
  });
  const ended = async (id: string): Promise<TaskInfo> => {
    for (;;) {
      const info = taskInfo(ctx, id);
      if (info.state !== "running") return info;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** What the person who sees the columns sends: those that they were told, changed in part. */
  const told = async (input: ReadingsImportInput, changes: Record<string, string> = {}) => {
    const { columns, preset } = await readingsColumns(ctx, input);
    const targets = columns.filter(({ target }) => target !== "").map(({ name, target }) => [name, target]);
    return {
      ...input,
      ...(preset !== undefined && { preset }),
      columns: { ...Object.fromEntries(targets), ...changes },
    };
  };
  const stored = async (station: number) =>
    (await newestReadings(fixture.database.read, { stationId: station, from: 0, to: Date.now() }, 100))
      .reverse()
      .map(({ time, values }) => [new Date(time).toISOString(), values]);

  it("a school's file is understood column by column, tried, and stored without its bad cells", async () => {
    const files = [file("school.csv", SCHOOL)];
    expect((await readingsColumns(ctx, { files })).columns).toEqual([
      { name: "when", cells: ["2026-02-03 10:00", "2026-02-03 10:05", "2026-02-03 10:10"], target: "time" },
      { name: "temp", cells: ["43.0", "43.2", "warm"], target: "temperature:°C" },
      { name: "hum", cells: ["71", "---", "70"], target: "humidity:%" },
    ]);
    const station = await newStation("School");
    const input = await told({ files, station, timeZone: "Europe/Berlin" }, { temp: "temperature:°F" });
    const check = readingsCheck(ctx, input);
    expect(await ended(check.task)).toMatchObject({ state: "done", message: "3 readings would be stored." });
    const preview = readingsPreview(ctx, check.task);
    expect(preview).toMatchObject({ stored: 3, refused: 0, from: Date.UTC(2026, 1, 3, 9) });
    expect(preview.unreadable).toEqual([["temp: warm", 1]]);
    expect(preview.missing).toEqual([["hum: ---", 1]]);
    expect(preview.ranges[0]).toMatchObject({ name: "temperature", unit: "°C", count: 2 });
    expect(preview.sample[0]?.text).toContain("2026-02-03 09:00:00 UTC: temperature 6.1111111 °C, humidity 71 %");
    expect(await stored(station)).toEqual([]);

    const store = readingsStore(ctx, input);
    expect(await ended(store.task)).toMatchObject({ state: "done", message: "3 readings stored." });
    expect((await stored(station)).map(([time]) => time)).toEqual([
      "2026-02-03T09:10:00.000Z",
      "2026-02-03T09:05:00.000Z",
      "2026-02-03T09:00:00.000Z",
    ]);
    expect(await ended(readingsStore(ctx, input).task)).toMatchObject({
      message: "0 readings stored, 3 there already.",
    });
    const wrong = { ...input, columns: { ...input.columns, temp: "temperature:°C" } };
    const again = readingsCheck(ctx, wrong);
    await ended(again.task);
    expect(readingsPreview(ctx, again.task)).toMatchObject({ stored: 0, conflicting: 2 });
    expect(await ended(readingsStore(ctx, { ...wrong, replace: true }).task)).toMatchObject({
      message: "0 readings stored, 1 there already, 2 replaced.",
    });
  });

  it("files in an archive are read by the preset of their program, and may have other columns", async () => {
    const station = await newStation("Archive");
    const log = readFileSync(join(FOLDER, "times/Oct25log.txt"));
    const cumulus = await told({ files: [file("logs.zip", zipOf([{ name: "Oct25log.txt", content: log }]))], station });
    expect(cumulus.preset).toBe("cumulus");
    const summer = { ...cumulus, timeZone: "Europe/London" };
    expect(await ended(readingsStore(ctx, summer).task)).toMatchObject({ message: "2 readings stored." });
    expect((await stored(station))[1]).toEqual([
      "2025-09-30T23:00:00.000Z",
      expect.objectContaining({ temperature: 8.1 }),
    ]);

    const two = ["temperature", "humidity"].map((name) => file(name, readFileSync(join(FOLDER, `tables/${name}.csv`))));
    const both = await told({
      files: [two[0] ?? file("", ""), two[1] ?? file("", "")],
      station: await newStation("Both"),
    });
    expect(Object.keys(both.columns)).toEqual(["time", "temperature", "humidity"]);
    expect(await ended(readingsStore(ctx, both).task)).toMatchObject({ message: "2 readings stored, 2 completed." });
  });

  it("an import that is stopped keeps what is stored, and goes on when it is repeated", async () => {
    const station = await newStation("Long");
    const lines = Array.from({ length: 5000 }, (_, i) => `${1_770_000_000 + i * 60},${(i % 50) / 10}\n`);
    const input = await told({ files: [file("long.csv", `time,temperature\n${lines.join("")}`)], station });
    const { task } = readingsStore(ctx, input);
    await expect.poll(() => taskInfo(ctx, task).done).toBeGreaterThan(0);
    stopTask(ctx, task);
    const { state, message } = await ended(task);
    expect(["stopped", "done"]).toContain(state);
    if (state === "stopped") expect(message).toMatch(/^Stopped\. [\d,]+ readings stored/);
    await ended(readingsStore(ctx, input).task);
    expect(await fixture.database.prisma.sensorData.count({ where: { stationId: station } })).toBe(5000);
  });

  it("only staff who may add readings import them, and what is not a file of readings is refused in words", async () => {
    const files = [file("a.csv", SCHOOL)];
    const nobody = fixture.ctx({ actor: await newActor(fixture, ["SensorData.view"]) });
    for (const verb of [readingsColumns, readingsCheck, readingsStore]) {
      await expect((async () => verb(nobody, { files }))()).rejects.toMatchObject({ code: "forbidden" });
    }
    const workbook = [file("x.xlsx", readFileSync(join(FOLDER, "text/workbook.xlsx")))];
    await expect(readingsColumns(ctx, { files: workbook })).rejects.toThrow("This is an Excel workbook");
    await expect(readingsColumns(ctx, { files: [{ name: "a", content: "no base64!" }] })).rejects.toMatchObject({
      code: "invalid",
    });
    const { task } = readingsCheck(ctx, { files, columns: { when: "time", temp: "warmth" } });
    expect(await ended(task)).toMatchObject({ state: "failed", message: expect.stringContaining('column "temp"') });
  });
});
