import { expect, it } from "vitest";
import { list, listPage } from "@/lib/admin/list/list";
import { declare } from "@/lib/admin/model/declare";
import type { Actor } from "@/lib/auth/actor";
import { type ListQuery, listQuerySchema } from "@/lib/contract/admin/admin";
import { ANYONE, newActor } from "../services/actors";
import { onEachDatabase, type TestBench } from "../support/database";

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

/** Stations declared with every kind of filter, because no real model has all of them. */
const stations = declare({
  model: "Station",
  columns: ["name", "elevation", "isPublic", "ownerId", "timestamp", "latest", DOUBLE_NAME()],
  search: ["name", "description", "owner.username"],
  filters: ["isPublic", "ownerId", "timestamp", "elevation", "timeZone", "name"],
  dateHierarchy: "timestamp",
  ordering: ["name"],
  fields: { name: { choices: { North: "The north" } }, elevation: { unit: "m" } },
});

function DOUBLE_NAME() {
  return {
    name: "twice",
    label: "Twice",
    kind: "text",
    from: ["name"],
    of: (row: { name?: unknown }) => `${row.name}${row.name}`,
  } as const;
}

async function fill({ database: { prisma } }: TestBench) {
  await prisma.station.deleteMany();
  const owner = await prisma.user.create({ data: { username: `Zoë ${await prisma.user.count()}`, passwordHash: "-" } });
  const rows = [
    { name: "North", elevation: 1, timeZone: "UTC", isPublic: true, timestamp: NOW, latest: { rain: 1 } },
    { name: "South 100%", timeZone: "UTC", isPublic: false, timestamp: NOW - 6 * DAY, description: "by the Øresund" },
    { name: "East", timeZone: "Europe/Oslo", isPublic: true, timestamp: NOW - 30 * DAY, ownerId: owner.id },
    { name: "West", timeZone: "UTC", isPublic: true, timestamp: NOW - 700 * DAY, ownerId: owner.id },
    { name: "Nowhere", timeZone: "UTC", isPublic: true },
  ];
  const ids = new Map<string, number>();
  for (const { timestamp, ...row } of rows) {
    const data = { lat: 0, lon: 0, ...row, ...(timestamp ? { timestamp: new Date(timestamp) } : {}) };
    ids.set(row.name, (await prisma.station.create({ data })).id);
  }
  return { owner, ids };
}

onEachDatabase("a list of the admin", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const page = (query: Partial<ListQuery> = {}, actor?: Actor) =>
    listPage(ctx(actor), stations, listQuerySchema.parse({ model: "station", ...query }));
  const names = async (query: Partial<ListQuery>) => (await page(query)).rows.map(({ label }) => label);
  const refusal = (field: string, message: string) => ({ code: "invalid", fields: { [field]: [message] } });

  it("a list shows columns of every kind, computed columns, and the names of related records", async () => {
    const { owner, ids } = await fill(fixture);
    const { columns, rows, count, searchHelp } = await page({ order: "-elevation.name" });
    expect(columns.map(({ kind }) => kind)).toEqual(["text", "number", "boolean", "relation", "time", "json", "text"]);
    expect(columns.map(({ rank, isDescending }) => rank && [rank, isDescending])).toEqual([
      [2, false],
      [1, true],
      ...Array(5).fill(undefined),
    ]);
    expect(columns.map(({ isSortable }) => isSortable)).toEqual([true, true, true, true, true, false, false]);
    expect(columns[1]?.unit).toBe("m");
    expect(rows.map(({ label }) => label)).toEqual(["North", "East", "Nowhere", "South 100%", "West"]);
    expect(rows[0]).toEqual({
      key: String(ids.get("North")),
      label: "North",
      cells: [
        { value: "North", label: "The north" },
        { value: 1 },
        { value: true },
        { value: null },
        { value: NOW },
        { value: '{"rain":1}' },
        { value: "NorthNorth" },
      ],
    });
    const href = `/admin/user/${owner.id}/change/`;
    expect(rows[1]?.cells[3]).toEqual({ value: owner.id, label: owner.username, href });
    expect(count).toEqual({ value: 5, isMore: false });
    expect(searchHelp).toBe("name, description, owner username");
    const editor = await newActor(fixture, ["Station.view"]);
    const shown = await page({ search: "East" }, editor);
    expect(shown.rows[0]?.cells[3]).toEqual({ value: owner.id, label: owner.username });
    expect(shown.model.may).toEqual({ view: true, add: false, change: false, delete: false });
  });

  it("a list's search finds numbers, and records with every word in any of the columns, ignoring case", async () => {
    const { owner, ids } = await fill(fixture);
    expect(await names({ search: "øRESUND south" })).toEqual(["South 100%"]);
    expect(await names({ search: "ORTH" })).toEqual(["North"]);
    expect(await names({ search: "100%" })).toEqual(["South 100%"]);
    expect(await names({ search: "_" })).toEqual([]);
    expect(await names({ search: " zoë " })).toEqual(["East", "West"]);
    expect(await names({ search: "zoë wes" })).toEqual(["West"]);
    expect(await names({ search: String(ids.get("Nowhere")) })).toContain("Nowhere");
    expect(await names({ search: String(owner.id) })).toEqual(expect.arrayContaining(["East", "West"]));
    expect(await names({ search: "9".repeat(40) })).toEqual([]);
    const plain = declare({ model: "Station", columns: ["name"] });
    const query = listQuerySchema.parse({ model: "station", search: "x" });
    await expect(listPage(ctx(), plain, query)).rejects.toMatchObject({
      code: "invalid",
      fields: { search: [/cannot be searched/] },
    });
  });

  it("filters narrow a list, and count the records that each choice would leave", async () => {
    const { owner } = await fill(fixture);
    const filters = { ownerId: String(owner.id) };
    const { filters: infos, rows } = await page({ filters });
    const shown = (name: string) =>
      infos.find((info) => info.name === name)?.choices.map(({ value, label, count }) => [value, label, count?.value]);
    expect(rows.map(({ label }) => label)).toEqual(["East", "West"]);
    expect(shown("isPublic")).toEqual([
      ["true", "Yes", 2],
      ["false", "No", 0],
    ]);
    expect(shown("ownerId")).toContainEqual([String(owner.id), owner.username, 2]);
    expect(shown("ownerId")?.at(-1)).toEqual(["empty", "Empty", 3]);
    expect(shown("elevation")).toEqual([
      ["empty", "Empty", 2],
      ["full", "Not empty", 0],
    ]);
    expect(shown("timeZone")).toEqual([
      ["Europe/Oslo", "Europe/Oslo", 1],
      ["UTC", "UTC", 1],
    ]);
    expect(shown("name")).toEqual([["North", "The north", 0]]);
    expect(shown("timestamp")?.map(([value, , count]) => [value, count])).toEqual(
      Object.entries({ today: 0, week: 0, month: 0, year: 1, empty: 0, full: 2 }),
    );
    const other = await newActor(fixture, ["Station.view"]);
    const { choices } = (await page({}, other)).filters[1] ?? {};
    expect(choices?.map(({ label }) => label)).toEqual([owner.username, "Empty"]);
    expect(infos[1]).toMatchObject({ value: String(owner.id), valueLabel: owner.username });
    const by = (name: string, value: string) => names({ filters: { [name]: value } });
    expect(await by("isPublic", "false")).toEqual(["South 100%"]);
    expect(await by("timestamp", "today")).toEqual(["North"]);
    expect(await by("timestamp", "week")).toEqual(["North", "South 100%"]);
    expect(await by("timestamp", "empty")).toEqual(["Nowhere"]);
    expect(await by("elevation", "full")).toEqual(["North"]);
    expect(await by("ownerId", "empty")).toEqual(["North", "Nowhere", "South 100%"]);
    expect(await by("ownerId", "2147483647")).toEqual([]);
    expect(await names({ filters: { isPublic: "true", timeZone: "UTC" }, search: "w", date: "2024" })).toEqual([
      "West",
    ]);
  });

  it("a list refuses unknown filters and values", async () => {
    const refused = (filters: Record<string, string>) => expect(page({ filters })).rejects;
    await refused({ lat: "1" }).toMatchObject(refusal("lat", "There is no filter lat."));
    await refused({ constructor: "1" }).toMatchObject(refusal("constructor", "There is no filter constructor."));
    const wrong = { isPublic: "yes", ownerId: "1 OR 1=1", timestamp: "tomorrow", name: "South", elevation: "1" };
    for (const [name, value] of Object.entries(wrong)) {
      const message = `Select a valid choice. ${value} is not one of the available choices.`;
      await refused({ [name]: value }).toMatchObject(refusal(name, message));
    }
    await refused({ isPublic: "empty" }).toMatchObject({ code: "invalid" });
    await refused({ ownerId: "full" }).toMatchObject({ code: "invalid" });
    await expect(page({ after: "x" })).rejects.toMatchObject(refusal("page", "There is no such page."));
    await expect(page({ date: "2026-02-30" })).rejects.toMatchObject(refusal("date", "2026-02-30 is not a date."));
  });

  it("the date drill-down of a list offers only periods that have rows", async () => {
    await fill(fixture);
    const dates = async (query: Partial<ListQuery>) => {
      const { path = [], choices = [] } = (await page(query)).dates ?? {};
      return { path: path.map(({ value }) => value), choices: choices.map(({ value, label }) => `${value} ${label}`) };
    };
    expect(await dates({})).toEqual({ path: [], choices: ["2024 2024", "2026 2026"] });
    expect(await dates({ date: "2026" })).toEqual({
      path: ["2026"],
      choices: ["2026-10 October 2026", "2026-11 November 2026"],
    });
    expect(await dates({ date: "2026-11" })).toEqual({
      path: ["2026", "2026-11"],
      choices: ["2026-11-16 16 November", "2026-11-22 22 November"],
    });
    expect(await dates({ date: "2026-11-22" })).toEqual({ path: ["2026", "2026-11", "2026-11-22"], choices: [] });
    expect(await dates({ search: "West" })).toEqual({ path: [], choices: ["2024-12 December 2024"] });
    expect(await dates({ search: "Nowhere" })).toEqual({ path: [], choices: [] });
    expect(await names({ date: "2026-11" })).toEqual(["North", "South 100%"]);
    expect(await names({ date: "9999-12-31" })).toEqual([]);
  });

  it("a list is available to staff who may view the model only", async () => {
    await expect(page({}, ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(page({}, await newActor(fixture, ["User.view"]))).rejects.toMatchObject({ code: "forbidden" });
    await expect(list(ctx(), { model: "nothing" })).rejects.toMatchObject({ code: "not_found" });
    await expect(list(ctx(), { model: "../station" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("a search that matches too many stations asks for more of the name", async () => {
    await fill(fixture);
    const many = Array.from({ length: 201 }, (_, i) => ({ name: `Twin ${i}`, lat: 0, lon: 0, timeZone: "UTC" }));
    await fixture.database.prisma.station.createMany({ data: many });
    const message = "More than 200 stations match: give more of the name.";
    await expect(list(ctx(), { model: "sensor-data", search: "twin" })).rejects.toMatchObject(
      refusal("search", message),
    );
    expect((await list(ctx(), { model: "sensor-data", search: "twin 1" })).rows).toEqual([]);
    expect((await list(ctx(), { model: "sensor-data" })).filters[0]).toMatchObject({
      choices: [],
      relation: "station",
    });
  });
});
