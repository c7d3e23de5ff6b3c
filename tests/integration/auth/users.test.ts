import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { passwordMatches } from "@/lib/auth/login/password";
import { changePassword, createUser } from "@/lib/services/users";
import { onEachDatabase } from "../support/database";
import { entriesOn, newUser, PASSWORD } from "./people";

const NOW = Date.UTC(2026, 0, 15, 12);
const BAD_PASSWORDS = [
  ["short12", "This password is too short: it needs at least 8 characters."],
  ["1234567890", "This password is entirely numeric."],
];

onEachDatabase("adding users", (fixture) => {
  const userOf = (id: number) => fixture.database.prisma.user.findUniqueOrThrow({ where: { id } });
  const permissions = new Set(["User.add", "User.change"]);
  const staff: Actor = { kind: "user", id: 1, name: "s", isStaff: true, isSuperuser: false, permissions };
  let names = 0;
  const newName = () => `name${++names}`;

  it("users are added with the given fields and the defaults that follow from them", async () => {
    const username = newName();
    const { id } = await createUser(fixture.ctx({ now: NOW }), {
      username: ` ${username} `,
      password: PASSWORD,
      email: "a@b.org",
    });
    expect(await userOf(id)).toMatchObject({
      username,
      email: "a@b.org",
      isActive: true,
      isStaff: false,
      isSuperuser: false,
      passwordChangedAt: new Date(NOW),
      lastLoginAt: null,
    });
  });

  it("a user's password is stored as an argon2id hash, and nowhere else", async () => {
    const { id } = await newUser(fixture);
    const { passwordHash } = await userOf(id);
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(passwordHash, PASSWORD)).toBe(true);
    expect(JSON.stringify(await entriesOn(fixture, "User", id))).not.toContain(PASSWORD);
  });

  it("adding a user writes a log entry", async () => {
    const username = newName();
    const { id } = await createUser(fixture.ctx({ now: NOW }), { username, password: PASSWORD, isStaff: true });
    expect(await entriesOn(fixture, "User", id)).toMatchObject([
      {
        time: new Date(NOW),
        actor: "test",
        userId: null,
        action: "add",
        objectLabel: username,
        changes: { username: [null, username], email: [null, ""], isStaff: [null, true], isSuperuser: [null, false] },
      },
    ]);
  });

  it("new staff users join the weather staff's group, and new superusers join no group", async () => {
    const groupsOf = async (rights: { isStaff?: boolean; isSuperuser?: boolean }) => {
      const { id } = await newUser(fixture, rights);
      const groups = await fixture.database.prisma.userGroup.findMany({
        where: { userId: id },
        include: { group: true },
      });
      return groups.map(({ group }) => group.name);
    };
    expect(await groupsOf({ isStaff: true })).toEqual(["Weather staff"]);
    expect(await groupsOf({ isStaff: true })).toEqual(["Weather staff"]);
    expect(await groupsOf({ isStaff: true, isSuperuser: true })).toEqual([]);
    expect(await groupsOf({})).toEqual([]);
  });

  it("user names are unique, ignoring case", async () => {
    const username = newName();
    const { id } = await createUser(fixture.ctx(), { username, password: PASSWORD });
    const again = createUser(fixture.ctx(), { username, password: "another horse", isStaff: true });
    await expect(again).rejects.toMatchObject({
      code: "conflict",
      message: "A user with that username already exists.",
    });
    expect(await passwordMatches((await userOf(id)).passwordHash, PASSWORD)).toBe(true);
    const capitals = createUser(fixture.ctx(), { username: username.toUpperCase(), password: PASSWORD });
    await expect(capitals).rejects.toMatchObject({ code: "conflict" });
  });

  it("a user is added once when two requests add the same one concurrently", async () => {
    const username = newName();
    const attempts = await Promise.allSettled(
      [1, 2, 3, 4].map(() => createUser(fixture.ctx(), { username, password: PASSWORD })),
    );
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason.code] : []));
    expect(refusals).toEqual(["conflict", "conflict", "conflict"]);
  });

  it.each([
    ["", "This field may not be blank."],
    ["   ", "This field may not be blank."],
    ["two words", "Letters, digits and @ . + - _ only."],
    ["semi;colon", "Letters, digits and @ . + - _ only."],
    ["a:b", "Letters, digits and @ . + - _ only."],
    ["nul\0", "Letters, digits and @ . + - _ only."],
    ["in\u034fvisible", "Letters, digits and @ . + - _ only."],
    ["\u3164", "Letters, digits and @ . + - _ only."],
    ["x".repeat(151), "150"],
  ])("the user name %j is refused", async (username, message) => {
    const attempt = createUser(fixture.ctx(), { username, password: PASSWORD });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid",
      fields: { username: expect.arrayContaining([expect.stringContaining(message)]) },
    });
  });

  it.each(["Zoë", "名前", "a.b+c-d_e@f.org", "x".repeat(150)])("the user name %s is accepted", async (username) => {
    expect(await userOf((await createUser(fixture.ctx(), { username, password: PASSWORD })).id)).toMatchObject({
      username,
    });
  });

  it.each([...BAD_PASSWORDS, ["x".repeat(1025), "1024"]])("the password %j is refused", async (password, message) => {
    const username = newName();
    const refused = { code: "invalid", fields: { password: [expect.stringContaining(message ?? "")] } };
    await expect(createUser(fixture.ctx(), { username, password: password ?? "" })).rejects.toMatchObject(refused);
    await newUser(fixture, { username });
    await expect(changePassword(fixture.ctx(), { username, password: password ?? "" })).rejects.toMatchObject(refused);
  });

  it("adding a user reports all invalid fields in one answer", async () => {
    const attempt = createUser(fixture.ctx(), { username: "a b", password: "123", email: "nowhere" });
    const { fields } = await attempt.catch((error) => error);
    expect(Object.keys(fields).sort()).toEqual(["email", "password", "username"]);
  });

  it("only superusers may add and change users, whatever permissions others have", async () => {
    const input = { username: newName(), password: PASSWORD };
    for (const verb of [createUser, changePassword]) {
      await expect(verb(fixture.ctx({ actor: { kind: "anonymous" } }), input)).rejects.toMatchObject({
        code: "unauthenticated",
      });
      await expect(verb(fixture.ctx({ actor: staff }), input)).rejects.toMatchObject({ code: "forbidden" });
    }
    const superuser: Actor = { ...staff, id: (await newUser(fixture)).id, isSuperuser: true };
    const { id } = await createUser(fixture.ctx({ actor: superuser }), input);
    await changePassword(fixture.ctx({ actor: superuser }), input);
    expect((await entriesOn(fixture, "User", id)).map((entry) => entry.userId)).toEqual([superuser.id, superuser.id]);
  });

  it("setting a password writes a log entry that does not contain it", async () => {
    const { id, username } = await newUser(fixture);
    await changePassword(fixture.ctx({ now: NOW }), { username, password: "another horse" });
    const { passwordHash, passwordChangedAt } = await userOf(id);
    expect(await passwordMatches(passwordHash, "another horse")).toBe(true);
    expect(passwordChangedAt).toEqual(new Date(NOW));
    const [, entry] = await entriesOn(fixture, "User", id);
    expect(entry).toMatchObject({ action: "change", objectLabel: username, changes: { password: [null, "changed"] } });
  });

  it("setting the password of an unknown user is refused", async () => {
    const attempt = changePassword(fixture.ctx(), { username: "nobody", password: PASSWORD });
    await expect(attempt).rejects.toMatchObject({ code: "not_found", message: "There is no user nobody." });
  });
});
