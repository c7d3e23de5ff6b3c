import { expect, it } from "vitest";
import { countOf, keysOf } from "@/lib/admin/bulk/selection";
import { declare } from "@/lib/admin/model/declare";
import type { Key, ModelAdmin } from "@/lib/admin/model/model";
import { adminAt } from "@/lib/admin/registry";
import type { Selection } from "@/lib/contract/admin/admin";
import { ANYONE, newActor } from "../../services/actors";
import { onEachDatabase } from "../../support/database";

const ALL = { all: { search: "", filters: {} } };

onEachDatabase("the records that an action selects", (fixture) => {
  const settings = declare({ model: "Setting", columns: ["name", "value"], search: ["value"], ordering: ["-value"] });
  const keys = async (admin: ModelAdmin, selection: Selection, each?: (page: Key[]) => Promise<unknown>) => {
    const found: Key[][] = [];
    for await (const page of keysOf(fixture.ctx(), admin, selection)) {
      found.push(page);
      await each?.(page);
    }
    return found;
  };
  const fill = async () => {
    await fixture.database.prisma.setting.deleteMany();
    const data = Array.from({ length: 1200 }, (_, i) => ({ name: `s${1000 + i}`, value: i % 3 === 0 ? "third" : "x" }));
    await fixture.database.prisma.setting.createMany({ data });
    return data.map(({ name }) => ({ name }));
  };

  it("selected records come in pages, each once, even while they are being deleted", async () => {
    const all = await fill();
    const { prisma } = fixture.database;
    const pages = await keys(settings, ALL, (page) =>
      prisma.setting.deleteMany({ where: { name: { in: page.map(({ name }) => String(name)) } } }),
    );
    expect(pages.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(pages.flat()).toEqual(all);
    expect(await prisma.setting.count()).toBe(0);
  });

  it("selecting a whole list selects the records that its query matches, and counts them up to a limit", async () => {
    await fill();
    const thirds = { all: { search: "THIRD", filters: {} } };
    expect((await keys(settings, thirds)).flat()).toHaveLength(400);
    expect(await countOf(fixture.ctx(), settings, thirds, 1000)).toBe(400);
    expect(await countOf(fixture.ctx(), settings, thirds, 400)).toBe(400);
    expect(await countOf(fixture.ctx(), settings, thirds, 100)).toBe(101);
  });

  it("records selected by key are returned once each, and a malformed key is not found", async () => {
    const readings = adminAt("sensor-data");
    const key = "3~2014-03-04T08:38:28.000Z";
    const named = { keys: [key, "4~2014-03-04T08:38:28.000Z", key] };
    expect(await keys(readings, named)).toEqual([
      [
        { stationId: 3, time: 1393922308000 },
        { stationId: 4, time: 1393922308000 },
      ],
    ]);
    expect(await countOf(fixture.ctx(), readings, named, 10)).toBe(2);
    await expect(keys(readings, { keys: ["3"] })).rejects.toMatchObject({ code: "not_found" });
  });

  it("selecting a whole large table by a search goes station by station", async () => {
    const { prisma } = fixture.database;
    const times = [1, 2, 3].map((n) => new Date(Date.UTC(2026, 0, n)));
    const ids: number[] = [];
    for (const name of ["Hill 1", "Dale", "Hill 2"]) {
      const { id } = await prisma.station.create({ data: { name, lat: 0, lon: 0, timeZone: "UTC" } });
      await prisma.sensorData.createMany({ data: times.map((time) => ({ stationId: id, time, receivedAt: time })) });
      ids.push(id);
    }
    const [first, second] = times.map((time) => time.getTime()).toReversed();
    const selection = { all: { search: "hill", filters: {}, date: "2026-01" } };
    const found = (await keys(adminAt("sensor-data"), selection)).flat();
    expect(found).toHaveLength(6);
    expect(found.slice(0, 2)).toEqual([
      { stationId: ids[0], time: first },
      { stationId: ids[0], time: second },
    ]);
    expect(new Set(found.map(({ stationId }) => stationId))).toEqual(new Set([ids[0], ids[2]]));
  });

  it("records can be selected by staff who may view them, and only with filters that the list knows", async () => {
    const first = (ctx = fixture.ctx(), selection: Selection = ALL) =>
      keysOf(ctx, adminAt("station"), selection).next();
    await expect(first(fixture.ctx({ actor: ANYONE }))).rejects.toMatchObject({ code: "unauthenticated" });
    const other = await newActor(fixture, ["User.view"]);
    await expect(first(fixture.ctx({ actor: other }))).rejects.toMatchObject({ code: "forbidden" });
    const unknown = { all: { search: "", filters: { nothing: "1" } } };
    await expect(first(undefined, unknown)).rejects.toMatchObject({ code: "invalid" });
    await expect(countOf(fixture.ctx(), adminAt("station"), unknown, 1)).rejects.toMatchObject({ code: "invalid" });
  });
});
