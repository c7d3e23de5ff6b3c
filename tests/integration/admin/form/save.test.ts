import { beforeAll, expect, it } from "vitest";
import { form } from "@/lib/admin/form/form";
import { ConflictError, save } from "@/lib/admin/form/save";
import { saveRows } from "@/lib/admin/form/save-rows";
import { history } from "@/lib/admin/log/history";
import { frontPage } from "@/lib/admin/overview/front-page";
import type { Context } from "@/lib/services/context";
import { record } from "@/lib/services/readings";
import { newSuperuser } from "../../services/actors";
import { onEachDatabase } from "../../support/database";

const TEXTBOOK = { timestamp: "1393926308", temperature: "25", lat: "30.733315", lon: "75.779418" };

onEachDatabase("the admin's forms", (fixture) => {
  let ctx: Context;
  const superuser = async () => fixture.ctx({ actor: await newSuperuser(fixture) });
  beforeAll(async () => {
    ctx = await superuser();
  });

  it("the add form records the textbook's reading as typed, and confirms it", async () => {
    const saved = await save(ctx, { model: "temperature-data", values: TEXTBOOK });
    expect(saved.message).toBe("The temperature reading “25 °C at 2014-03-04 09:45:08 UTC” was added successfully.");
    const { values, isWritable, mayDelete, label } = await form(ctx, { model: "temperature-data", key: saved.key });
    expect(values).toEqual({ timestamp: 1393926308000, temperature: 25, lat: 30.733315, lon: 75.779418 });
    expect({ isWritable, mayDelete, label }).toEqual({ isWritable: true, mayDelete: true, label: saved.label });
  });

  it("an invalid form reports its errors field by field, and stores nothing", async () => {
    const before = await fixture.database.prisma.temperatureData.count();
    const values = { timestamp: "yesterday", temperature: "warm", lat: "91", lon: "" };
    await expect(save(ctx, { model: "temperature-data", values })).rejects.toMatchObject({
      code: "invalid",
      fields: {
        timestamp: ["Enter a valid date and time."],
        temperature: ["Enter a number."],
        lat: ["Ensure this value is less than or equal to 90."],
        lon: ["This field is required."],
      },
    });
    await expect(save(ctx, { model: "temperature-data", values: {} })).rejects.toMatchObject({
      fields: { lat: ["This field is required."] },
    });
    expect(await fixture.database.prisma.temperatureData.count()).toBe(before);
  });

  it("the change form changes a record, and the history lists each changed field", async () => {
    const { key } = await save(ctx, { model: "station", values: { name: "A1", lat: "1", lon: "2", isPublic: true } });
    const { versionToken, values } = await form(ctx, { model: "station", key });
    expect(values).toMatchObject({
      name: "A1",
      lat: 1,
      lon: 2,
      elevation: null,
      isPublic: true,
      ownerId: expect.any(Number),
    });
    const changed = await save(ctx, {
      model: "station",
      key,
      versionToken,
      values: { ...values, name: "A2", elevation: "40" },
    });
    expect(changed.message).toBe("The station “A2” was changed successfully.");
    const { items, label, next } = await history(ctx, { model: "station", key });
    expect({ label, next }).toEqual({ label: "A2", next: null });
    expect(items).toMatchObject([
      {
        action: "change",
        changes: [
          { field: "name", label: "Name", old: "A1", new: "A2" },
          { field: "elevation", old: "", new: "40" },
        ],
      },
      { action: "add", label: "A1" },
    ]);
    expect((await frontPage(ctx)).recent[0]).toMatchObject({
      label: "A2",
      model: "station",
      href: `/admin/station/${key}/change/`,
    });
  });

  it("a form that conflicts with a concurrent change keeps what was typed, and names who made the change", async () => {
    const { key } = await save(ctx, { model: "station", values: { name: "B1", lat: 1, lon: 2, isPublic: true } });
    const other = await superuser();
    const mine = await form(ctx, { model: "station", key });
    const theirs = await form(other, { model: "station", key });
    await save(other, {
      model: "station",
      key,
      versionToken: theirs.versionToken,
      values: { ...theirs.values, name: "Theirs" },
    });

    const attempt = save(ctx, {
      model: "station",
      key,
      versionToken: mine.versionToken,
      values: { ...mine.values, name: "Mine" },
    });
    const error = await attempt.catch((thrown: unknown) => thrown);
    if (!(error instanceof ConflictError)) throw error;
    const { conflict } = error;
    expect(conflict.values).toMatchObject({ name: "Theirs" });
    expect(conflict.entries).toMatchObject([
      {
        actor: other.actor.kind === "user" && other.actor.name,
        changes: [{ field: "name", old: "B1", new: "Theirs" }],
      },
    ]);
    await save(ctx, {
      model: "station",
      key,
      versionToken: conflict.versionToken,
      values: { ...mine.values, name: "Mine" },
    });
    expect((await form(ctx, { model: "station", key })).values).toMatchObject({ name: "Mine" });
  });

  it("an empty time zone is taken from the station's coordinates, and an unknown one is refused", async () => {
    const denver = { name: "Z1", lat: "39.74", lon: "-104.99" };
    const { key } = await save(ctx, { model: "station", values: { ...denver, timeZone: "" } });
    const { values, versionToken } = await form(ctx, { model: "station", key });
    expect(values).toMatchObject({ timeZone: "America/Denver" });
    await save(ctx, { model: "station", key, versionToken, values: { ...values, timeZone: "", name: "Z2" } });
    expect((await form(ctx, { model: "station", key })).values).toMatchObject({ timeZone: "America/Denver" });
    const wrong = save(ctx, { model: "station", values: { ...denver, timeZone: "Mars" } });
    await expect(wrong).rejects.toMatchObject({ fields: { timeZone: ["There is no time zone of this name."] } });
  });

  it("readings that arrive while a station's form is open cause no conflict", async () => {
    const { key } = await save(ctx, { model: "station", values: { name: "C1", lat: 1, lon: 2, isPublic: true } });
    const { versionToken, values } = await form(ctx, { model: "station", key });
    await record(fixture.ctx(), [{ station: Number(key), time: Math.floor(Date.now() / 1000), temperature: 5 }]);
    await expect(save(ctx, { model: "station", key, versionToken, values })).resolves.toMatchObject({ key });
    const { inlines } = await form(ctx, { model: "station", key });
    expect(inlines.map(({ title, rows }) => [title, rows.length])).toEqual([
      ["Device keys", 0],
      ["Channels", 0],
      ["Uploads", 0],
      ["Calibrations", 0],
      ["Period values", 0],
      ["Earlier elevations", 0],
      ["Latest readings", 1],
    ]);
  });

  it("the form corrects a reading with a reason, and keeps the observed value", async () => {
    const { key: station } = await save(ctx, { model: "station", values: { name: "D1", lat: 1, lon: 2 } });
    const reading = { stationId: station, time: "1393926308", temperature: "99", humidity: "50" };
    await expect(save(ctx, { model: "sensor-data", values: reading })).rejects.toMatchObject({ code: "invalid" });
    const { key } = await save(ctx, { model: "sensor-data", values: { ...reading, temperature: "55" } });
    const { values, versionToken } = await form(ctx, { model: "sensor-data", key });
    const change = {
      model: "sensor-data",
      key,
      versionToken,
      values: { ...values, temperature: "25.5", humidity: "" },
    };
    await expect(save(ctx, change)).rejects.toMatchObject({ fields: { reason: ["This field is required."] } });
    await save(ctx, { ...change, values: { ...change.values, reason: "a typing error" } });
    const after = (await form(ctx, { model: "sensor-data", key })).values;
    expect(after).toMatchObject({ temperature: 25.5, humidity: null });
    expect(JSON.parse(String(after.raw))).toMatchObject({ temperature: 55, humidity: 50 });
    const { items } = await history(ctx, { model: "sensor-data", key });
    expect(items[0]).toMatchObject({
      reason: "a typing error",
      changes: expect.arrayContaining([expect.objectContaining({ old: "55", new: "25.5" })]),
    });
  });

  it("a new key is shown once, with a command line for its device", async () => {
    const { key: station } = await save(ctx, { model: "station", values: { name: "E1", lat: 1, lon: 2 } });
    const values = { stationId: station, name: "Pi", scopes: ["write"], expiresAt: "", addresses: "10.0.0.0/8\n" };
    const { key, oneTimeSecret } = await save(ctx, { model: "device-key", values });
    const [secret] = oneTimeSecret?.lines ?? [];
    expect(secret?.value).toMatch(/^ws_\S{43}$/);
    expect(oneTimeSecret?.lines.every(({ value }) => value.includes(secret?.value ?? "?"))).toBe(true);
    const page = JSON.stringify([
      await form(ctx, { model: "device-key", key }),
      await history(ctx, { model: "device-key", key }),
    ]);
    expect(page).not.toContain(secret?.value);
    expect(page).not.toContain("hash");
  });

  it("the user forms never reveal a password, and keep user names unique", async () => {
    const values = {
      username: "maria",
      password: "correct horse",
      email: "",
      isActive: true,
      isStaff: true,
      isSuperuser: false,
      groupIds: [],
      permissions: ["Station.view"],
    };
    const { key } = await save(ctx, { model: "user", values });
    const shown = await form(ctx, { model: "user", key });
    expect(JSON.stringify(shown)).not.toMatch(/horse|argon/);
    expect(shown.values).toMatchObject({ username: "maria", permissions: ["Station.view"] });
    await expect(save(ctx, { model: "user", values })).rejects.toMatchObject({
      fields: { username: ["A user with that username already exists."] },
    });
    for (const [username, message] of [
      ["Maria", "A user with that username already exists."],
      ["mar1a", "This name looks like “maria”, the name of a member of staff. Choose another one."],
    ] as const) {
      await expect(save(ctx, { model: "user", values: { ...values, username } })).rejects.toMatchObject({
        fields: { username: [message] },
      });
    }
    await save(ctx, { model: "user", key, values: { email: "maria@example.org" } });
    expect((await form(ctx, { model: "user", key })).values).toMatchObject({
      email: "maria@example.org",
      permissions: ["Station.view"],
    });
  });

  it("columns that are editable in the list are saved row by row", async () => {
    const keys = [];
    for (const name of ["F1", "F2"])
      keys.push((await save(ctx, { model: "station", values: { name, lat: 1, lon: 2, isPublic: true } })).key);
    const rows = keys.map((key) => ({ key, values: { isPublic: false, name: "smuggled" } }));
    expect(await saveRows(ctx, { model: "station", rows })).toEqual({
      message: "2 stations were changed successfully.",
    });
    const [first = "", second = ""] = keys;
    expect((await form(ctx, { model: "station", key: first })).values).toMatchObject({ name: "F1", isPublic: false });
    const mixed = [
      { key: first, values: { isPublic: true } },
      { key: second, values: { isPublic: "maybe" } },
    ];
    await expect(saveRows(ctx, { model: "station", rows: mixed })).rejects.toMatchObject({
      fields: { [`${second}.isPublic`]: ["Choose yes or no."] },
    });
    expect((await form(ctx, { model: "station", key: first })).values).toMatchObject({ isPublic: true });
  });
});
