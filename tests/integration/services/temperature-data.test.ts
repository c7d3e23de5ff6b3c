import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { TemperatureDataItem } from "@/lib/contract/reading/temperature-data";
import { AppError } from "@/lib/errors";
import { utcText } from "@/lib/format/utcText";
import {
  createTemperatureData,
  getTemperatureData,
  newestTemperature,
  pageOfTemperatureData,
  removeTemperatureData,
  updateTemperatureData,
} from "@/lib/services/temperature-data";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor } from "./actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const GOOD = { timestamp: NOW - MINUTE + 1, temperature: 20.5, lat: 52.5, lon: 13.4 };

onEachDatabase("spot readings", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const add = (fields = {}, actor?: Actor) => createTemperatureData(ctx(actor), { ...GOOD, ...fields });
  const entriesOn = (id: number) =>
    db().logEntry.findMany({ where: { model: "TemperatureData", objectId: String(id) }, orderBy: { id: "asc" } });

  it("there is no spot reading at first, and later the newest by time is the latest, for anyone", async () => {
    const shown = () => newestTemperature(ctx(ANYONE));
    const placed = ({ timestamp: time, temperature, lat, lon }: TemperatureDataItem) => ({
      station: null,
      lat,
      lon,
      time,
      temperature,
    });
    expect(await shown()).toBeNull();
    const newest = await add({ timestamp: NOW + MINUTE });
    await add();
    expect(await shown()).toEqual(placed(newest));
    const other = await add({ timestamp: NOW + MINUTE, temperature: 1 });
    expect(await shown()).toEqual(placed(other));
    await removeTemperatureData(ctx(), { id: newest.id });
    await removeTemperatureData(ctx(), { id: other.id });
  });

  it("spot readings are added, read, changed and removed, with log entries", async () => {
    const actor = await newActor(
      fixture,
      ["add", "view", "change", "delete"].map((action) => `TemperatureData.${action}`),
    );
    const item = await add({}, actor);
    expect(item).toEqual({ id: item.id, ...GOOD });
    expect(await getTemperatureData(ctx(actor), { id: item.id })).toEqual(item);

    const changed = await updateTemperatureData(ctx(actor), { id: item.id, temperature: 21, lat: 52.5 });
    expect(changed).toEqual({ ...item, temperature: 21 });
    expect(await updateTemperatureData(ctx(actor), { id: item.id })).toEqual(changed);
    expect(await getTemperatureData(ctx(actor), { id: item.id })).toEqual(changed);

    await removeTemperatureData(ctx(actor), { id: item.id });
    await expect(getTemperatureData(ctx(actor), { id: item.id })).rejects.toMatchObject({ code: "not_found" });
    const label = { objectLabel: `temperature at ${utcText(GOOD.timestamp)} UTC`, userId: actor.id };
    expect(await entriesOn(item.id)).toMatchObject([
      { ...label, action: "add", changes: { temperature: [null, 20.5], timestamp: [null, GOOD.timestamp] } },
      { ...label, action: "change", changes: { temperature: [20.5, 21] } },
      { ...label, action: "delete", changes: { temperature: [21, null], lat: [52.5, null] } },
    ]);
  });

  it("spot readings come in pages, for an interval and in the requested order", async () => {
    const from = NOW - 100 * MINUTE;
    const items: { id: number }[] = [];
    for (const [i, temperature] of [3, 1, 2, 1].entries())
      items.push(await add({ timestamp: from + ((i * 3) % 4) * MINUTE, temperature, lat: -temperature }));
    const found = async (query: Parameters<typeof pageOfTemperatureData>[1]) => {
      const { count, read } = await pageOfTemperatureData(ctx(), query);
      const all = [...(await read({ skip: 0, size: 2 })), ...(await read({ skip: 2, size: 100 }))];
      expect(all).toHaveLength(count);
      return all.map((item) => items.findIndex((known) => known.id === item.id)).filter((i) => i !== -1);
    };
    const interval = { from, to: from + 4 * MINUTE };
    expect(await found(interval)).toEqual([0, 1, 2, 3]);
    expect(await found({ from: from + MINUTE, to: from + 3 * MINUTE })).toEqual([2, 3]);
    expect(await found({ to: from })).toEqual([]);
    expect(await found({ ...interval, ordering: [{ field: "timestamp", descending: true }] })).toEqual([1, 2, 3, 0]);
    expect(await found({ ...interval, ordering: [{ field: "temperature", descending: false }] })).toEqual([1, 3, 2, 0]);
    const both = [{ field: "lat", descending: false } as const, { field: "id", descending: true } as const];
    expect(await found({ ...interval, ordering: both })).toEqual([0, 2, 3, 1]);
  });

  it.each([
    ["of the future", { timestamp: NOW + 6 * MINUTE }, "timestamp"],
    ["of no time", { timestamp: 1.5 }, "timestamp"],
    ["that are impossible", { temperature: 60.1 }, "temperature"],
    ["that are not numbers", { temperature: Number.NaN }, "temperature"],
    ["beyond a pole", { lat: -90.1 }, "lat"],
    ["beyond the date line", { lon: 180.1 }, "lon"],
  ])("%s are refused as spot readings", async (_title, fault, field) => {
    const refused = { code: "invalid", fields: { [field]: [expect.any(String)] } };
    await expect(add(fault)).rejects.toMatchObject(refused);
    const { id, ...before } = await add();
    await expect(updateTemperatureData(ctx(), { id, ...fault })).rejects.toMatchObject(refused);
    expect(await getTemperatureData(ctx(), { id })).toEqual({ id, ...before });
  });

  it("a spot reading is changed or removed only if the caller's check of its current state succeeds", async () => {
    const item = await add();
    const refuse = (current: unknown) => {
      expect(current).toEqual(item);
      throw new AppError("precondition_failed", "No.");
    };
    const refused = { code: "precondition_failed" };
    await expect(
      updateTemperatureData(ctx(), { id: item.id, temperature: 1 }, { check: refuse }),
    ).rejects.toMatchObject(refused);
    await expect(removeTemperatureData(ctx(), { id: item.id }, { check: refuse })).rejects.toMatchObject(refused);
    expect(await getTemperatureData(ctx(), { id: item.id })).toEqual(item);
    expect(await entriesOn(item.id)).toHaveLength(1);
  });

  it.each([0, 999_999, 2 ** 31, 2 ** 53, 1.5, Number.NaN])(
    "a spot reading is not found by the number %d",
    async (id) => {
      const missing = { code: "not_found" };
      await expect(getTemperatureData(ctx(), { id })).rejects.toMatchObject(missing);
      await expect(updateTemperatureData(ctx(), { id, lat: 1 })).rejects.toMatchObject(missing);
      await expect(removeTemperatureData(ctx(), { id })).rejects.toMatchObject(missing);
    },
  );

  it("spot readings require the permission for each action", async () => {
    const { id } = await add();
    const attempts: Record<string, (actor: Actor) => Promise<unknown>> = {
      view: (actor) => getTemperatureData(ctx(actor), { id }),
      list: (actor) => pageOfTemperatureData(ctx(actor)),
      add: (actor) => add({}, actor),
      change: (actor) => updateTemperatureData(ctx(actor), { id, lat: 1 }),
      delete: (actor) => removeTemperatureData(ctx(actor), { id }),
    };
    for (const [action, attempt] of Object.entries(attempts)) {
      await expect(attempt(ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
      const needed = action === "list" ? "view" : action;
      const others = ["view", "add", "change", "delete"].filter((other) => other !== needed);
      const mayOthers = await newActor(fixture, ["Station.view", ...others.map((other) => `TemperatureData.${other}`)]);
      for (const actor of [deviceOf(1), mayOthers]) {
        await expect(attempt(actor)).rejects.toMatchObject({ code: "forbidden" });
      }
      await attempt(await newActor(fixture, [`TemperatureData.${needed}`]));
    }
  });
});
