import { beforeAll, describe, expect, it } from "vitest";
import { act } from "@/lib/admin/bulk/actions";
import { importCheck, importPreview, importStore } from "@/lib/admin/bulk/import";
import { deletePreview, remove } from "@/lib/admin/bulk/removal";
import { listTasks, stopTask, taskInfo } from "@/lib/admin/bulk/tasks";
import type { TaskInfo } from "@/lib/contract/admin/task";
import type { Context } from "@/lib/services/context";
import { createKey } from "@/lib/services/keys";
import { createReadings } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { fillUsernameKeys } from "@/lib/services/users";
import { newActor, newSuperuser } from "../../services/actors";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("bulk actions of the admin", (fixture) => {
  let ctx: Context;
  beforeAll(async () => {
    ctx = fixture.ctx({ actor: await newSuperuser(fixture) });
  });
  const db = () => fixture.database.prisma;

  /** The outcome of a task, once it has ended. */
  async function ended(id: string | undefined): Promise<TaskInfo> {
    for (;;) {
      const info = taskInfo(ctx, id ?? "");
      if (info.state !== "running") return info;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function stationWith(readings: number): Promise<number> {
    const { id } = await createStation(ctx, { name: `Station ${readings}`, lat: 1, lon: 2 });
    const all = Array.from({ length: readings }, (_, i) => ({
      stationId: id,
      time: T0 + i * MINUTE,
      temperature: i % 40,
    }));
    await createReadings(ctx, all);
    return id;
  }

  describe("bulk deletion", () => {
    it("deleting records previews which dependent records are deleted or kept, then deletes them at once", async () => {
      const id = await stationWith(3);
      const selection = { keys: [String(id)] };
      const preview = await deletePreview(ctx, { model: "station", selection });
      expect(preview).toMatchObject({ label: "Station 3", needsReason: false });
      expect(preview.goes).toMatchObject([
        { label: "stations", count: { value: 1, isMore: false }, sample: ["Station 3"] },
        {
          label: "readings",
          count: { value: 3 },
          sample: [expect.stringContaining("2026-01-15"), expect.anything(), expect.anything()],
        },
      ]);
      expect(await remove(ctx, { model: "station", selection })).toEqual({
        message: "The station “Station 3” was deleted successfully.",
      });
      expect(await db().sensorData.count({ where: { stationId: id } })).toBe(0);
    });

    it("deleting two records reports how many were deleted", async () => {
      const keys = [String(await stationWith(1)), String(await stationWith(2))];
      expect((await deletePreview(ctx, { model: "station", selection: { keys } })).label).toBe("2 stations");
      expect(await remove(ctx, { model: "station", selection: { keys } })).toEqual({
        message: "Successfully deleted 2 stations.",
      });
    });

    describe("bulk deletion names the dependent records", () => {
      /** The label, number and names of the deleted dependents, as staff with these permissions and Station.delete see them. */
      const shownTo = async (permissions: string[], keys: string[]) => {
        const actor = await newActor(fixture, ["Station.delete", ...permissions]);
        const { label, goes } = await deletePreview(fixture.ctx({ actor }), { model: "station", selection: { keys } });
        return { label, goes: goes.map((one) => [one.label, one.count.value, one.sample.length]) };
      };
      const NAMED: Record<string, string> = {
        Station: "stations",
        SensorData: "readings",
        DeviceKey: "device keys",
        Device: "devices",
        DeviceEvent: "device events",
        DeviceCommand: "device commands",
      };

      it("dependent records are named to staff who may view or change their model; others see their number", async () => {
        const id = await stationWith(2);
        await createKey(ctx, { stationId: id, name: "Secret key" });
        const time = new Date(T0);
        await db().device.create({ data: { stationId: id, presence: "online", lastSeenAt: time } });
        const event = { stationId: id, time, receivedAt: time, type: "error" };
        await db().deviceEvent.createMany({ data: ["a", "b"].map((eventId) => ({ ...event, eventId })) });
        const command = { stationId: id, name: "read", request: {}, actor: "x", createdAt: time, expiresAt: time };
        await db().deviceCommand.createMany({ data: [command, command, command] });
        const keys = [String(id)];

        const counts: Record<string, number> = {
          stations: 1,
          readings: 2,
          "device keys": 1,
          devices: 1,
          "device events": 2,
          "device commands": 3,
        };
        const expected = (...named: (string | undefined)[]) => ({
          label: named.includes("stations") ? "Station 2" : "1 station",
          goes: expect.arrayContaining(
            Object.entries(counts).map(([label, count]) => [label, count, named.includes(label) ? count : 0]),
          ),
        });
        const nothing = await shownTo([], keys);
        expect(nothing).toEqual(expected());
        expect(nothing.goes).toHaveLength(Object.keys(counts).length);
        const other = ["view", "change"].flatMap((action) => ["User", "Group"].map((model) => `${model}.${action}`));
        expect(await shownTo(other, keys)).toEqual(expected());
        for (const [model, label] of Object.entries(NAMED)) {
          expect(await shownTo([`${model}.view`], keys), model).toEqual(expected(label));
          expect(await shownTo([`${model}.add`, `${model}.delete`], keys), model).toEqual(expected());
        }
        expect(await shownTo(["DeviceKey.change", "Station.change"], keys)).toEqual(
          expected("device keys", "stations"),
        );
        const all = Object.keys(NAMED).map((model) => `${model}.view`);
        expect(await shownTo(all, keys)).toEqual(expected(...Object.values(NAMED)));

        const own = await deletePreview(ctx, { model: "station", selection: { keys } });
        expect(own.label).toBe("Station 2");
        for (const { count, sample } of own.goes) expect(sample).toHaveLength(count.value);
        expect(own.goes).toContainEqual(expect.objectContaining({ sample: [expect.stringContaining("Secret key")] }));
      });

      it("dependent records are also hidden in the report after the deletion", async () => {
        const actor = await newActor(fixture, ["Station.delete"]);
        const selection = { keys: [String(await stationWith(1))] };
        expect(await remove(fixture.ctx({ actor }), { model: "station", selection })).toEqual({
          message: "The station was deleted successfully.",
        });
      });
    });

    it("deleting thousands of records runs as a task that can be followed and stopped, and requires a reason", async () => {
      const id = await stationWith(2500);
      const selection = { all: { filters: { stationId: String(id) } } };
      await expect(remove(ctx, { model: "sensor-data", selection })).rejects.toMatchObject({
        fields: { reason: ["A reason is required."] },
      });
      const { task } = await remove(ctx, { model: "sensor-data", selection, reason: "a broken sensor" });
      expect(await ended(task)).toMatchObject({
        state: "done",
        done: 2500,
        total: 2500,
        message: "Successfully deleted 2,500 readings.",
      });
      expect(await db().sensorData.count({ where: { stationId: id } })).toBe(0);

      await createReadings(
        ctx,
        Array.from({ length: 3000 }, (_, i) => ({ stationId: id, time: T0 + i * MINUTE, temperature: 1 })),
      );
      const other = await remove(ctx, { model: "sensor-data", selection, reason: "once more" });
      stopTask(ctx, other.task ?? "");
      const stopped = await ended(other.task);
      expect(stopped).toMatchObject({
        state: "stopped",
        message: expect.stringMatching(/^Stopped\. .* still there\.$/),
      });
      expect(await db().sensorData.count({ where: { stationId: id } })).toBe(3000 - stopped.done);
      expect(stopped.done).toBeLessThan(3000);
    });

    it("a bulk deletion stops at a record that must stay, and says why", async () => {
      const { actor } = ctx;
      const keys = [String(actor.kind === "user" && actor.id)];
      await expect(remove(ctx, { model: "user", selection: { keys } })).rejects.toThrow("You cannot remove yourself.");
      const other = await newActor(fixture);
      const both = { keys: [String(other.id), ...keys] };
      expect((await remove(ctx, { model: "user", selection: both })).message).toBe(
        "Successfully deleted 1 user. Then it stopped: You cannot remove yourself.",
      );
    });
  });

  describe("bulk actions", () => {
    it("an action hides, corrects and restores a value of several readings, and logs the reason", async () => {
      const id = await stationWith(3);
      const keys = [0, 1].map((i) => `${id}~${new Date(T0 + i * MINUTE).toISOString()}`);
      const reading = { model: "sensor-data", selection: { keys } };
      const shown = async () => {
        const rows = await db().sensorData.findMany({ where: { stationId: id }, orderBy: { time: "asc" } });
        return rows.map(({ temperature, flags, corrections }) => [temperature, flags, corrections]);
      };
      const hide = { ...reading, action: "hide", input: { metric: "temperature", reason: "a test" } };
      expect(await act(ctx, hide)).toEqual({ message: "The value is hidden in 2 readings." });
      expect(await shown()).toMatchObject([
        [0, { temperature: "hidden" }, null],
        [1, { temperature: "hidden" }, null],
        [2, null, null],
      ]);
      const input = { metric: "temperature", value: "7.5", reason: "a test" };
      await act(ctx, { ...reading, action: "correct", input });
      expect((await shown())[1]).toMatchObject([1, { temperature: "hidden" }, { temperature: 7.5 }]);
      await act(ctx, { ...reading, action: "restore", input: { metric: "temperature", reason: "a test" } });
      expect(await shown()).toEqual([
        [0, null, null],
        [1, null, null],
        [2, null, null],
      ]);
      await expect(act(ctx, { ...hide, input: { metric: "mood", reason: "" } })).rejects.toMatchObject({
        fields: { metric: [expect.stringContaining("Select a valid choice")], reason: ["This field is required."] },
      });
    });

    it("the action that creates a key accepts one record only", async () => {
      const id = await stationWith(1);
      const keys = await Promise.all(
        [1, 2].map(() =>
          db().deviceKey.create({ data: { stationId: id, name: "k", hash: crypto.randomUUID(), prefix: "ws_" } }),
        ),
      );
      const rotate = { model: "device-key", action: "rotate", input: { overlapHours: "1" } };
      const both = { keys: keys.map((key) => String(key.id)) };
      await expect(act(ctx, { ...rotate, selection: both })).rejects.toThrow("one record at a time");
      const one = await act(ctx, { ...rotate, selection: { keys: [String(keys[0]?.id)] } });
      expect(one.oneTimeSecret?.lines[0]?.value).toMatch(/^ws_/);
      expect((await act(ctx, { model: "device-key", action: "revoke", selection: both })).message).toBe(
        "2 keys were revoked.",
      );
    });
  });

  describe("bulk import", () => {
    const csv = (...lines: string[]) => ["timestamp,temperature,lat,lon", ...lines, ""].join("\n");
    const count = () => db().temperatureData.count();

    it("an import validates every line first, and stores nothing while one is invalid", async () => {
      const before = await count();
      const file = {
        model: "temperature-data",
        csv: csv("1393926308,25,30.7,75.8", "yesterday,hot,91,0", "1393926309,25,30.7,75.8"),
      };
      const { task } = importCheck(ctx, file);
      expect(await ended(task)).toMatchObject({ state: "done", message: "2 lines are good, 1 line is not." });
      const { columns, good, bad, errors, sample } = importPreview(ctx, task);
      expect({ columns, good, bad }).toEqual({ columns: ["timestamp", "temperature", "lat", "lon"], good: 2, bad: 1 });
      expect(sample.map(({ line }) => line)).toEqual([2, 4]);
      expect(errors).toEqual([
        {
          line: 3,
          messages: [
            "timestamp: Enter a valid date and time.",
            "temperature: Enter a number.",
            "lat: Ensure this value is less than or equal to 90.",
          ],
        },
      ]);
      const stored = await ended(importStore(ctx, file).task);
      expect(stored).toMatchObject({
        state: "failed",
        message: expect.stringMatching(/^Line 3: .* Nothing was imported\.$/),
      });
      expect(await count()).toBe(before);
    });

    it("an import stores all lines in one transaction, or none", async () => {
      const before = await count();
      const lines = Array.from({ length: 1200 }, (_, i) => `${1393926308 + i},${i % 40},30.7,75.8`);
      expect(await ended(importStore(ctx, { model: "temperature-data", csv: csv(...lines) }).task)).toMatchObject({
        message: "1,200 temperature readings were imported.",
      });
      expect(await count()).toBe(before + 1200);
      const future = csv("1393926308,25,30.7,75.8", "32503680000,25,30.7,75.8");
      expect(await ended(importStore(ctx, { model: "temperature-data", csv: future }).task)).toMatchObject({
        state: "failed",
      });
      expect(await count()).toBe(before + 1200);
    });

    it("an import finds stations by name, and accepts the admin's own export", async () => {
      const { id } = await createStation(ctx, { name: "=Roof, north", lat: 1, lon: 2 });
      const text = `station,time,temperature,dewPoint\n"'=Roof, north",2026-01-15T12:00:00Z,20,\n`;
      expect(await ended(importStore(ctx, { model: "sensor-data", csv: text }).task)).toMatchObject({
        message: "1 reading was imported.",
      });
      expect(await db().sensorData.count({ where: { stationId: id } })).toBe(1);
      expect(await ended(importStore(ctx, { model: "sensor-data", csv: text }).task)).toMatchObject({
        message: "0 readings were imported. 1 reading was there already.",
      });
    });

    it("an import of lines that differ from the stored records stores nothing, and reports the differences", async () => {
      const { id } = await createStation(ctx, { name: "Meadow", lat: 1, lon: 2 });
      const file = (...lines: string[]) => ({
        model: "sensor-data",
        csv: ["station,time,temperature", ...lines, ""].join("\n"),
      });
      await ended(importStore(ctx, file("Meadow,2026-01-15T12:00:00Z,20")).task);
      const other = file("Meadow,2026-01-15T12:00:00Z,21", "Meadow,2026-01-15T13:00:00Z,20");
      expect(await ended(importStore(ctx, other).task)).toMatchObject({
        state: "failed",
        message: `The file differs from the reading of station ${id} at 2026-01-15T12:00:00.000Z: temperature: 20 °C is stored, not 21 °C. Nothing was imported.`,
      });
      expect(await db().sensorData.count({ where: { stationId: id } })).toBe(1);
      const dates = await ended(importCheck(ctx, file("Meadow,20260116,20", "Meadow,46038.5,20")).task);
      expect(dates).toMatchObject({ message: "0 lines are good, 2 lines are not." });
    });

    it("an import finds a station's owner by exact name first, then ignoring case", async () => {
      const { id } = await newActor(fixture, [], "Jürgen");
      const [old, older] = [await newActor(fixture, [], "otto"), await newActor(fixture, [], "Otto")];
      await fillUsernameKeys(ctx);
      const owners = ["Jürgen", "JÜRGEN", "otto", "Otto"];
      const lines = owners.map((owner) => `Of ${owner},1,2,${owner}`);
      const text = ["name,lat,lon,owner", ...lines, ""].join("\n");
      expect(await ended(importStore(ctx, { model: "station", csv: text }).task)).toMatchObject({ state: "done" });
      const stations = await db().station.findMany({ where: { name: { startsWith: "Of " } }, orderBy: { id: "asc" } });
      expect(stations.map(({ ownerId }) => ownerId)).toEqual([id, id, old.id, older.id]);
      const unknown = importCheck(ctx, { model: "station", csv: "name,lat,lon,owner\nX,1,2,nobody\n" });
      expect(importPreview(ctx, (await ended(unknown.task)).id).errors).toEqual([
        { line: 2, messages: ['There is no user named "nobody".'] },
      ]);
    });

    it.each([
      ["temperature,lat,lon\n1,2,3\n", 'The file has no column "timestamp".'],
      ["timestamp,temperature,lat,lon,mood\n1,2,3,4,5\n", 'The temperature reading has no field "mood".'],
      ['timestamp,temperature,lat,lon\n1,2,"3,4', "The file is not valid CSV"],
    ])("an import refuses a malformed file: %j", async (text, message) => {
      const info = await ended(importCheck(ctx, { model: "temperature-data", csv: text }).task);
      expect(info).toMatchObject({ state: "failed", message: expect.stringContaining(message) });
    });
  });

  it("a task is visible to its owner only", async () => {
    const { task } = importCheck(ctx, { model: "temperature-data", csv: "timestamp,temperature,lat,lon\n" });
    await ended(task);
    expect(listTasks(ctx).map(({ id }) => id)).toContain(task);
    const other = fixture.ctx({ actor: await newSuperuser(fixture) });
    expect(listTasks(other)).toEqual([]);
    for (const ask of [taskInfo, stopTask, importPreview]) {
      expect(() => ask(other, task)).toThrow("Not found");
    }
  });
});
