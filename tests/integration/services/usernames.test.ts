import { expect, it } from "vitest";
import { verifyLogin } from "@/lib/auth/login/login";
import { hashPassword } from "@/lib/auth/login/password";
import { usernameKey } from "@/lib/contract/users/username";
import { staffNames, userByName } from "@/lib/db/queries/users/logins";
import { createUser, fillUsernameKeys, updateUser } from "@/lib/services/users";
import { onEachDatabase } from "../support/database";

const PASSWORD = "correct horse";
const TAKEN = { code: "conflict", message: "A user with that username already exists." };
const looksLike = (name: string) => ({
  code: "invalid",
  fields: { username: [`This name looks like “${name}”, the name of a member of staff. Choose another one.`] },
});

onEachDatabase("user names", (fixture) => {
  const db = () => fixture.database.prisma;
  const add = (username: string, rights: { isStaff?: boolean; isSuperuser?: boolean } = {}) =>
    createUser(fixture.ctx(), { username, password: PASSWORD, ...rights });
  const rename = (id: number, username: string) => updateUser(fixture.ctx(), { id, username });
  const keyOf = async (id: number) => (await db().user.findUniqueOrThrow({ where: { id } })).usernameKey;
  const found = async (name: string) => (await userByName(fixture.database.read, name))?.id;
  /** Adds a user as a version of the program without name keys does. */
  const addOld = async (username: string) =>
    (await db().user.create({ data: { username, passwordHash: await hashPassword(PASSWORD) } })).id;

  it("a user name in any case and Unicode form belongs to one person", async () => {
    const { id } = await add("Änne");
    expect(await keyOf(id)).toBe("änne");
    for (const name of ["änne", "ÄNNE", "a\u0308nne"]) await expect(add(name)).rejects.toMatchObject(TAKEN);
    const other = await add("Straße");
    await expect(rename(other.id, "ÄNNE")).rejects.toMatchObject(TAKEN);
    await expect(add("STRASSE")).rejects.toMatchObject(TAKEN);
    await rename(other.id, "STRASSE");
    expect(await keyOf(other.id)).toBe("strasse");
    await rename(other.id, "Allee");
    await add("straße");
  });

  it("a user name is given once when several concurrent requests want it in different cases", async () => {
    const attempts = await Promise.allSettled(["Lena", "lena", "LENA", "lEna"].map((name) => add(name)));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
    expect(refusals).toMatchObject([TAKEN, TAKEN, TAKEN]);
  });

  it("user names match exactly first, then in any case and form, but not by a database's looser collation", async () => {
    const { id } = await add("Zoë.M");
    for (const name of ["Zoë.M", "zoë.m", "ZOË.M", "Zoe\u0308.M", "ｚｏë.m"]) expect(await found(name), name).toBe(id);
    for (const name of ["Zoe.M", "Zoë.M ", "zoë.m ", "Zoë.M\0", "zoë.m\0x", " zoë.m", "z".repeat(100_000)]) {
      expect(await found(name), name.slice(0, 20)).toBeUndefined();
    }
    const login = { username: "ZOË.m", password: PASSWORD, address: "192.0.2.9", way: "Basic" as const };
    expect(await verifyLogin(fixture.database, login)).toMatchObject({ id, username: "Zoë.M" });
  });

  it("user names from before that rule keep their spelling, and the oldest user owns the other spellings", async () => {
    const [first, second, third] = [await addOld("Otto"), await addOld("otto"), await addOld("OTTO")];
    const fullwidth = await addOld("ｅｖａ");
    const before = await addOld("Ida");
    expect(await found("ida")).toBeUndefined();
    expect(await fillUsernameKeys(fixture.ctx())).toEqual(["otto", "OTTO"]);
    expect([await keyOf(first), await keyOf(second), await keyOf(third)]).toEqual(["otto", null, null]);
    expect([await keyOf(fullwidth), await keyOf(before)]).toEqual(["eva", "ida"]);
    const expected = {
      Otto: first,
      otto: second,
      OTTO: third,
      oTTo: first,
      ｅｖａ: fullwidth,
      Eva: fullwidth,
      IDA: before,
    };
    for (const [name, id] of Object.entries(expected)) expect(await found(name), name).toBe(id);
    for (const [username, id] of [
      ["Otto", first],
      ["otto", second],
    ] as const) {
      const login = { username, password: PASSWORD, address: "192.0.2.8", way: "Basic" as const };
      expect(await verifyLogin(fixture.database, login)).toMatchObject({ id });
    }
    await expect(add("OttO")).rejects.toMatchObject(TAKEN);

    // Running it again changes nothing; and when the oldest user is renamed, the next one gets the key.
    expect(await fillUsernameKeys(fixture.ctx())).toEqual(["otto", "OTTO"]);
    await updateUser(fixture.ctx(), { id: second, email: "o@example.org" });
    await rename(first, "Ottokar");
    expect(await fillUsernameKeys(fixture.ctx())).toEqual(["OTTO"]);
    expect([await keyOf(second), await found("oTTo")]).toEqual(["otto", second]);
    await rename(third, "Emil");
    expect(await fillUsernameKeys(fixture.ctx())).toEqual([]);
  });

  it("all of many users get their name keys, even from several concurrent processes", async () => {
    const names = Array.from({ length: 1200 }, (_, i) => `Old-${i}`);
    await db().user.createMany({ data: names.map((username) => ({ username, passwordHash: "-" })) });
    await Promise.all([1, 2, 3].map(() => fillUsernameKeys(fixture.ctx())));
    const rows = await db().user.findMany({ where: { username: { startsWith: "Old-" } } });
    expect(rows).toHaveLength(names.length);
    for (const { username, usernameKey: key } of rows) expect(key).toBe(usernameKey(username));
  });

  it("name keys are assigned by callers who may change users only", async () => {
    await expect(fillUsernameKeys(fixture.ctx({ actor: { kind: "anonymous" } }))).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("a user name must not look like that of a staff user", async () => {
    const { id: chief } = await add("Boss", { isStaff: true });
    await add("root2", { isSuperuser: true });
    for (const rights of [{}, { isStaff: true }, { isSuperuser: true }]) {
      await expect(add("B0ss", rights)).rejects.toMatchObject(looksLike("Boss"));
    }
    await expect(add("r00t2")).rejects.toMatchObject(looksLike("root2"));
    const { id } = await add("B0b");
    await expect(rename(id, "B0SS")).rejects.toMatchObject(looksLike("Boss"));
    await expect(rename(id, "BOSS")).rejects.toMatchObject(TAKEN);
    expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ username: "B0b", usernameKey: "b0b" });
    // A user does not conflict with themselves.
    await rename(chief, "B0ss");
    await rename(chief, "boss");
    // Users who are not staff may have look-alike names.
    await add("Bob");
  });

  it("a user name in letters of another script must not look like that of a staff user either", async () => {
    await add("ace", { isStaff: true });
    await expect(add("асе")).rejects.toMatchObject(looksLike("ace"));
    await expect(add("АСЕ")).rejects.toMatchObject(looksLike("ace"));
    await add("асет");
  });

  it("a user whose name looks like a staff user's cannot become staff", async () => {
    const [{ id: plain }, { id: alike }] = [await add("Carl1"), await add("Car11")];
    await updateUser(fixture.ctx(), { id: plain, isStaff: true });
    for (const rights of [{ isStaff: true }, { isSuperuser: true }]) {
      await expect(updateUser(fixture.ctx(), { id: alike, ...rights })).rejects.toMatchObject(looksLike("Carl1"));
    }
    await updateUser(fixture.ctx(), { id: alike, email: "a@example.org", isActive: false });
    await updateUser(fixture.ctx(), { id: plain, isStaff: false });
    await updateUser(fixture.ctx(), { id: alike, isStaff: true });
  });

  it("of two users with look-alike names who become staff concurrently one succeeds", async () => {
    const attempts = await Promise.allSettled(["p0p", "pop", "рор"].map((name) => add(name, { isStaff: true })));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
    expect(refusals).toMatchObject([{ code: "invalid" }, { code: "invalid" }]);
  });

  // MariaDB's plans depend on the amount of data.
  it.runIf(fixture.dialect === "sqlite")("user names are looked up by indexes", async () => {
    const asked: string[] = [];
    const { read } = fixture.database;
    const spy: typeof read = {
      ...read,
      all: (statement, values) => {
        asked.push(statement);
        return read.all(statement, values);
      },
    };
    await userByName(spy, "x");
    await staffNames(spy, fixture.dialect);
    expect(asked).toHaveLength(2);
    for (const statement of asked) {
      const values = Array(statement.split("?").length - 1).fill("x");
      const plan = await read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, values);
      expect(plan.map(({ detail }) => detail).join("\n")).not.toContain("SCAN");
    }
  });
});
