import { afterAll, beforeAll, expect, it } from "vitest";
import { csvOf, exported, exportHandler } from "@/lib/admin/bulk/export";
import { declare } from "@/lib/admin/model/declare";
import type { ModelAdmin } from "@/lib/admin/model/model";
import { adminOf, admins } from "@/lib/admin/registry";
import { modelNamed } from "@/lib/db/models";
import { forget, processSingleton } from "@/lib/process-singleton";
import { createUser } from "@/lib/services/users";
import { onEachDatabase } from "../../support/database";

const PASSWORD = "correct horse battery staple";
const TIME = Date.UTC(2026, 0, 15, 12);

/** No exported column can be used to verify a guessed password or key. */
it("an export contains no secrets", () => {
  const columns = admins.flatMap((admin) => exported(admin).map(({ name }) => `${admin.model}.${name}`));
  expect(columns).toEqual(expect.arrayContaining(["Station.name", "User.username", "DeviceKey.prefix"]));
  expect(columns.filter((name) => /hash|password(?!ChangedAt)/i.test(name))).toEqual([]);
});

onEachDatabase("the export of a list", (fixture) => {
  beforeAll(() => {
    processSingleton("database", () => fixture.database);
  });
  afterAll(() => {
    forget("database");
  });

  const text = async (admin: ModelAdmin, query = {}) => {
    const parts: string[] = [];
    for await (const part of csvOf(fixture.ctx(), admin, { search: "", filters: {}, order: "", ...query }))
      parts.push(part);
    return parts;
  };
  const add = (fields: object) =>
    fixture.database.prisma.station.create({ data: { name: "A", lat: 1.5, lon: -2, timeZone: "UTC", ...fields } });

  it("an export has every kind of value, in the list's order, with spreadsheet formulas escaped", async () => {
    await add({ name: '=cmd|"x"', latest: { rain: 1 }, createdAt: new Date(TIME), elevation: -3 });
    await add({ name: "a,b\nc", isPublic: false, createdAt: new Date(TIME) });
    const admin = declare({
      model: "Station",
      columns: ["name", "lat", "elevation", "isPublic"],
      search: ["name"],
      fieldsets: [{ fields: ["createdAt", "latest", "ownerId"] }],
    });
    const [header, ...lines] = (await text(admin, { order: "-elevation" })).join("").split("\n");
    expect(header).toBe("id,name,lat,elevation,isPublic,ownerId,latest,createdAt");
    expect(lines.join("\n")).toMatch(
      /^\d+,"'=cmd\|""x""",1.5,-3,true,,"{""rain"":1}",2026-01-15T12:00:00.000Z\n\d+,"a,b\nc",1.5,,false,,,2026-01-15T12:00:00.000Z\n$/,
    );
    expect(await text(admin, { search: "nothing of the kind" })).toEqual([`${header}\n`]);
  });

  it("an export is streamed in chunks of few rows", async () => {
    const { id } = await add({});
    const times = Array.from({ length: 1100 }, (_, i) => new Date(TIME + i));
    const data = times.map((time) => ({ stationId: id, time, receivedAt: time, temperature: 1 }));
    await fixture.database.prisma.sensorData.createMany({ data });
    const parts = await text(adminOf("SensorData") ?? expect.unreachable(), { order: "time" });
    expect(parts.map((part) => part.split("\n").length - 1)).toEqual([1, 500, 500, 100]);
    expect(parts[0]).toMatch(/^stationId,time,/);
    expect(parts[1]).toMatch(new RegExp(`^${id},2026-01-15T12:00:00.000Z,`));
    expect(parts.at(-1)).toContain(`\n${id},2026-01-15T12:00:01.099Z,`);
    const fields = exported(adminOf("SensorData") ?? expect.unreachable());
    expect(fields.map(({ name }) => name)).toEqual(modelNamed("SensorData").fields.map(({ name }) => name));
  });

  it("an export is served to staff who may view the model, and uses the parameters of the list's URL", async () => {
    await createUser(fixture.ctx(), { username: "staff", password: PASSWORD, isStaff: true, groupIds: [] });
    await createUser(fixture.ctx(), { username: "boss", password: PASSWORD, isStaff: true, isSuperuser: true });
    const ask = (path: string, name?: string, init: RequestInit = {}) => {
      const authorization = name && `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString("base64")}`;
      const headers = { host: "localhost", ...(authorization ? { authorization } : {}) };
      return exportHandler(new Request(`http://localhost${path}`, { headers, ...init }));
    };
    await add({ name: "North" });
    const answer = await ask("/admin/station/export/?q=north&isPublic=true&o=-lat", "boss");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="stations-\d{4}-\d\d-\d\d\.csv"$/);
    expect((await answer.text()).split("\n").map((line) => line.split(",")[1])).toEqual(["name", "North", undefined]);

    const stranger = await ask("/admin/station/export/?q=a%20b&o=name");
    expect(stranger.status).toBe(302);
    const next = encodeURIComponent("/admin/station/export/?q=a%20b&o=name");
    expect(stranger.headers.get("location")).toBe(`/admin/login/?next=${next}`);

    expect((await ask("/admin/station/export/", "nobody")).status).toBe(401);
    expect((await ask("/admin/user/export/", "staff")).status).toBe(403);
    expect((await ask("/admin/nothing/export/", "boss")).status).toBe(404);
    expect((await ask("/admin/station/export/?isPublic=perhaps", "boss")).status).toBe(400);
    expect((await ask("/admin/station/export/", "boss", { method: "POST" })).status).toBe(405);
  });
});
