import { beforeAll, expect, it } from "vitest";
import { act } from "@/lib/admin/bulk/actions";
import { taskInfo } from "@/lib/admin/bulk/tasks";
import { actionPreview } from "@/lib/admin/bulk/together";
import { form } from "@/lib/admin/form/form";
import { list } from "@/lib/admin/list/list";
import { history } from "@/lib/admin/log/history";
import type { Context } from "@/lib/services/context";
import { createKey } from "@/lib/services/keys";
import { createReadings } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { newSuperuser } from "../../services/actors";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("merging stations in the admin", (fixture) => {
  let ctx: Context;
  beforeAll(async () => {
    ctx = fixture.ctx({ actor: await newSuperuser(fixture) });
  });
  const db = () => fixture.database.prisma;
  const station = async (readings: number[], fields = {}) => {
    const { id } = await createStation(ctx, { name: "CityName", lat: 1, lon: 2, ...fields });
    const rows = readings.map((temperature, i) => ({ stationId: id, time: T0 + i * MINUTE, temperature }));
    if (rows.length > 0) await createReadings(ctx, rows);
    return id;
  };
  const merge = (ids: readonly number[], input = {}) => ({
    model: "station",
    action: "merge",
    selection: { keys: ids.map(String) },
    input,
  });
  const entryOf = async (id: number) =>
    String((await db().logEntry.findFirstOrThrow({ where: { objectId: String(id), action: "merge" } })).id);

  it("a merge previews its effects, with the oldest station first", async () => {
    const [first, second, third] = [await station([20]), await station([20, 21, 22]), await station([])];
    await createKey(ctx, { stationId: second, name: "Pi" });
    const preview = await actionPreview(ctx, merge([third, second, first]));
    expect(preview.values).toEqual({ into: first });
    expect(preview.fields.map(({ name, kind, choices }) => ({ name, kind, choices }))).toEqual([
      {
        name: "into",
        kind: "choice",
        choices: [
          { value: String(first), label: `CityName (${first}), 1 reading` },
          { value: String(second), label: `CityName (${second}), 3 readings` },
          { value: String(third), label: `CityName (${third}), 0 readings` },
        ],
      },
      { name: "reason", kind: "text", choices: undefined },
    ]);
    expect(preview.facts).toEqual([
      { label: "Stations to be deleted", text: "2" },
      { label: "Readings", text: "3" },
      { label: "Device keys", text: "1" },
    ]);
    expect(preview.obstacles).toEqual([]);
    const other = await actionPreview(ctx, merge([first, second, third], { into: String(second) }));
    expect(other.facts).toEqual([
      { label: "Stations to be deleted", text: "2" },
      { label: "Readings", text: "1" },
    ]);
  });

  it("a merge that is blocked says why, and changes nothing", async () => {
    const [first, second] = [await station([20], { elevation: 100 }), await station([20], { elevation: 120 })];
    const { obstacles } = await actionPreview(ctx, merge([first, second]));
    expect(obstacles).toEqual([`“CityName” (${second}) has another elevation than “CityName” (${first}).`]);
    await expect(act(ctx, merge([first, second], { into: first }))).rejects.toMatchObject({ code: "conflict" });
    expect(await db().station.count({ where: { id: { in: [first, second] } } })).toBe(2);
  });

  it("a merge is executed, reported, and undone from the log", async () => {
    const [first, second, third] = [await station([20, 21]), await station([20, 30]), await station([20])];
    expect(await act(ctx, merge([first, second, third], { into: String(first), reason: "one roof" }))).toEqual({
      message:
        `1 station was merged into station ${first}, with 0 readings and 2 that it had already.` +
        ` 1 reading of “CityName” (${second}) stayed, since station ${first} has other values at the same times.`,
    });
    const entry = await entryOf(third);
    const page = await form(ctx, { model: "log-entry", key: entry });
    expect(page.actions.map(({ label }) => label)).toEqual(["Undo this merge"]);
    const { items } = await history(ctx, { model: "station", key: String(third) });
    expect(items[0]).toMatchObject({ action: "merge", href: undefined, reason: "one roof" });
    const undo = { model: "log-entry", action: "undo-merge", selection: { keys: [entry] } };
    expect(await act(ctx, undo)).toEqual({ message: "1 merge was undone." });
    expect(await db().sensorData.count({ where: { stationId: third } })).toBe(1);
    // One of the selected merges may already be undone; the others are undone all the same.
    const before = await db().logEntry.count();
    expect(await act(ctx, undo)).toEqual({ message: "1 merge was undone." });
    expect(await db().logEntry.count()).toBe(before);
  });

  it("the station list offers the merge, and log entries offer the undo for merges only", async () => {
    const id = await station([]);
    const { actions } = await list(ctx, { model: "station" });
    expect(actions.map(({ name, isTogether }) => [name, isTogether])).toEqual([["merge", true]]);
    expect((await form(ctx, { model: "station", key: String(id) })).actions).toEqual([]);
    const { id: entry } = await db().logEntry.findFirstOrThrow({ where: { objectId: String(id), action: "add" } });
    expect((await form(ctx, { model: "log-entry", key: String(entry) })).actions).toEqual([]);
    const undo = { model: "log-entry", action: "undo-merge", selection: { keys: [String(entry)] } };
    await expect(act(ctx, undo)).rejects.toMatchObject({
      code: "invalid",
      message: "This entry is not about a merge.",
    });
  });

  it("a merge is refused for a single station, and into a station that is not selected", async () => {
    const [first, second, other] = [await station([]), await station([]), await station([])];
    await expect(actionPreview(ctx, merge([first]))).rejects.toMatchObject({ message: "Select 2 stations or more." });
    await expect(act(ctx, merge([first, second], { into: other }))).rejects.toMatchObject({
      fields: { into: ["Choose one of the selected stations."] },
    });
    await expect(act(ctx, merge([first, second]))).rejects.toMatchObject({
      fields: { into: ["This field is required."] },
    });
  });

  it("a merge of all stations that a list finds runs as a task", async () => {
    const name = "Looped";
    const ids: number[] = [];
    for (let i = 0; i < 120; i += 1) ids.push(await station([], { name }));
    await createReadings(
      ctx,
      ids.map((stationId, i) => ({ stationId, time: T0 + i * MINUTE, temperature: i })),
    );
    const [into] = ids;
    const selection = { all: { search: name, filters: {} } };
    const { task = "" } = await act(ctx, { model: "station", action: "merge", selection, input: { into: into ?? 0 } });
    await expect.poll(() => taskInfo(ctx, task).state).toBe("done");
    expect(taskInfo(ctx, task).message).toBe(`119 stations were merged into station ${into}, with 119 readings.`);
    expect(await db().sensorData.count({ where: { stationId: into ?? 0 } })).toBe(120);
  });
});
