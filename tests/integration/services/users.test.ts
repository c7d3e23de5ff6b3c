import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { passwordMatches } from "@/lib/auth/login/password";
import { userActor } from "@/lib/auth/user-actor";
import { userById } from "@/lib/db/queries/users/logins";
import { AppError } from "@/lib/errors";
import { createGroup } from "@/lib/services/groups";
import { createStation } from "@/lib/services/stations";
import { createUser, getUser, pageOfUsers, removeUser, updateUser } from "@/lib/services/users";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor, newSuperuser } from "./actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const PASSWORD = "correct horse";
const IN_CHARGE = { isStaff: true, isSuperuser: true };

onEachDatabase("users", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  let names = 0;
  const newUser = async (fields: Partial<Parameters<typeof createUser>[1]> = {}) =>
    (await createUser(ctx(), { username: `user${++names}`, password: PASSWORD, ...fields })).id;
  const newGroup = async () => (await createGroup(ctx(), { name: `group${++names}` })).id;
  const entriesOn = (id: number) =>
    db().logEntry.findMany({ where: { model: "User", objectId: String(id) }, orderBy: { id: "asc" } });

  it("users are shown with all fields except the password", async () => {
    const groupId = await newGroup();
    const id = await newUser({
      username: "Zoë",
      email: "z@e.org",
      isStaff: true,
      isActive: false,
      groupIds: [groupId],
    });
    const user = await getUser(ctx(), { id });
    expect(user).toEqual({
      id,
      username: "Zoë",
      email: "z@e.org",
      isActive: false,
      isStaff: true,
      isSuperuser: false,
      groupIds: [groupId],
      permissions: [],
      createdAt: expect.any(Number),
      passwordChangedAt: NOW,
      lastLoginAt: null,
    });
    const { read } = await pageOfUsers(ctx(), { search: "zoë" });
    expect(await read({ skip: 0, size: 10 })).toEqual([user]);
  });

  it("users are added to the named groups, or else, if staff, to the weather staff", async () => {
    const groupId = await newGroup();
    const groupsOf = async (fields: Partial<Parameters<typeof createUser>[1]>) =>
      (await getUser(ctx(), { id: await newUser(fields) })).groupIds;
    expect(await groupsOf({ isStaff: true, groupIds: [groupId, groupId] })).toEqual([groupId]);
    expect(await groupsOf({ isStaff: true, groupIds: [] })).toEqual([]);
    expect(await groupsOf({ isStaff: true })).toHaveLength(1);
    for (const missing of [999_999, 2 ** 31, 2 ** 53 - 1]) {
      const before = await db().user.count();
      await expect(newUser({ groupIds: [groupId, missing] })).rejects.toMatchObject({
        code: "invalid",
        fields: { groupIds: [`There is no group ${missing}.`] },
      });
      expect(await db().user.count()).toBe(before);
    }
  });

  it("users are found by name and email address, and listed in the requested order", async () => {
    const tag = `tag${++names}`;
    const ids = [
      await newUser({ username: `${tag}b` }),
      await newUser({ username: `${tag}A`, email: "SOME@example.org" }),
      await newUser({ email: `${tag}@example.org` }),
      await newUser({ username: `${tag}_c` }),
    ];
    const found = async (query: Parameters<typeof pageOfUsers>[1]) => {
      const { count, read } = await pageOfUsers(ctx(), query);
      const users = await read({ skip: 0, size: 100 });
      expect(users).toHaveLength(count);
      return users.map((user) => ids.indexOf(user.id));
    };
    expect(await found({ search: tag })).toEqual([0, 1, 2, 3]);
    expect(await found({ search: `${tag.toUpperCase()} some@EXAMPLE` })).toEqual([1]);
    expect(await found({ search: `${tag}_` })).toEqual([3]);
    expect(await found({ search: tag, ordering: [{ field: "id", descending: true }] })).toEqual([3, 2, 1, 0]);
    expect(await found({ search: `${tag} b`, ordering: [{ field: "username", descending: false }] })).toEqual([0]);
  });

  it("users have their own permissions in addition to those of their groups", async () => {
    const id = await newUser({ isStaff: true, groupIds: [], permissions: ["SensorData.view", "Station.view"] });
    const actor = async () => {
      const row = await userById(fixture.database.read, id);
      return row && (await userActor(fixture.database, row)).permissions;
    };
    expect(await actor()).toEqual(new Set(["Station.view", "SensorData.view"]));
    await updateUser(ctx(), { id, permissions: ["Station.add"] });
    expect(await actor()).toEqual(new Set(["Station.add"]));
    expect((await getUser(ctx(), { id })).permissions).toEqual(["Station.add"]);
    const [, change] = await entriesOn(id);
    expect(change?.changes).toEqual({ permissions: [["Station.view", "SensorData.view"], ["Station.add"]] });
    await expect(updateUser(ctx(), { id, permissions: ["Station.fly" as never] })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("changing a user logs the changed fields, and no password", async () => {
    const [first, second] = [await newGroup(), await newGroup()];
    const id = await newUser({ groupIds: [first] });
    const before = await getUser(ctx(), { id });
    const change = { email: "new@example.org", isStaff: true, groupIds: [second, first] };
    const after = await updateUser(ctx(), { id, username: before.username, ...change });
    expect(after).toEqual({ ...before, ...change, groupIds: [first, second] });
    expect(await getUser(ctx(), { id })).toEqual(after);
    expect(await updateUser(ctx(), { id })).toEqual(after);
    await updateUser(ctx(), { id, password: "another horse" });
    const entries = await entriesOn(id);
    expect(entries.slice(1)).toMatchObject([
      {
        action: "change",
        objectLabel: before.username,
        changes: {
          email: ["", "new@example.org"],
          isStaff: [false, true],
          groupIds: [[first], [first, second]],
        },
      },
      { changes: { password: [null, "changed"] } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/horse|argon/);
  });

  it("a user can be given a new password, and the time of that is recorded", async () => {
    const id = await newUser();
    await db().user.update({ where: { id }, data: { passwordChangedAt: new Date(0) } });
    await updateUser(ctx(), { id, email: "a@b.org" });
    expect((await getUser(ctx(), { id })).passwordChangedAt).toBe(0);
    const after = await updateUser(ctx(), { id, password: "another horse" });
    expect(after.passwordChangedAt).toBe(NOW);
    expect(JSON.stringify(after)).not.toMatch(/argon|Hash/);
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id } });
    expect(await passwordMatches(passwordHash, "another horse")).toBe(true);
  });

  it.each([
    ["username", { username: "two words" }],
    ["password", { password: "12345678" }],
    ["email", { email: "nowhere" }],
    ["groupIds", { groupIds: [999_999] }],
  ])("a user is not changed with a wrong %s", async (field, fault) => {
    const id = await newUser();
    const before = await getUser(ctx(), { id });
    await expect(updateUser(ctx(), { id, isStaff: true, ...fault })).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.any(String)] },
    });
    expect(await getUser(ctx(), { id })).toEqual(before);
  });

  it("user names are unique", async () => {
    const [id, other] = [await newUser(), await newUser()];
    const { username } = await getUser(ctx(), { id: other });
    await expect(updateUser(ctx(), { id, username })).rejects.toMatchObject({
      code: "conflict",
      message: "A user with that username already exists.",
    });
  });

  it("users can be removed; their stations and log entries stay", async () => {
    const id = await newUser({ ...IN_CHARGE });
    const actor: Actor = { kind: "user", id, name: "x", ...IN_CHARGE, permissions: new Set() };
    const station = await createStation(ctx(actor), { name: "Test", lat: 1, lon: 2 });
    await newUser({ ...IN_CHARGE });
    await removeUser(ctx(), { id });
    await expect(getUser(ctx(), { id })).rejects.toMatchObject({ code: "not_found" });
    expect(await db().station.findUnique({ where: { id: station.id } })).toMatchObject({ ownerId: null });
    expect(await db().logEntry.findFirst({ where: { model: "Station", objectId: String(station.id) } })).toMatchObject({
      userId: null,
      actor: "x",
    });
    expect((await entriesOn(id)).at(-1)).toMatchObject({ action: "delete", changes: { isSuperuser: [true, null] } });
  });

  it("superusers cannot revoke their own rights or remove themselves", async () => {
    const actor = await newSuperuser(fixture);
    await newSuperuser(fixture);
    const before = await getUser(ctx(), { id: actor.id });
    for (const field of ["isActive", "isStaff", "isSuperuser"] as const) {
      await expect(updateUser(ctx(actor), { id: actor.id, email: "a@b.org", [field]: false })).rejects.toMatchObject({
        code: "invalid",
        fields: { [field]: ["You cannot take away your own rights."] },
      });
    }
    await expect(removeUser(ctx(actor), { id: actor.id })).rejects.toMatchObject({
      code: "invalid",
      fields: { non_field_errors: ["You cannot remove yourself."] },
    });
    expect(await getUser(ctx(), { id: actor.id })).toEqual(before);
    await updateUser(ctx(actor), { id: actor.id, email: "a@b.org", isActive: true });
  });

  it("the last superuser who can log in cannot be removed or demoted", async () => {
    await db().user.updateMany({ data: { isSuperuser: false } });
    const id = await newUser({ ...IN_CHARGE });
    // Superusers who cannot log in do not count.
    await newUser({ ...IN_CHARGE, isActive: false });
    await newUser({ isSuperuser: true });
    const message = ["This is the last active superuser."];
    for (const field of ["isActive", "isStaff", "isSuperuser"] as const) {
      await expect(updateUser(ctx(), { id, [field]: false })).rejects.toMatchObject({ fields: { [field]: message } });
    }
    await expect(removeUser(ctx(), { id })).rejects.toMatchObject({ fields: { non_field_errors: message } });
    await newUser({ ...IN_CHARGE });
    await updateUser(ctx(), { id, isSuperuser: false });
    await removeUser(ctx(), { id });
  });

  it("a superuser remains even if all are demoted or removed concurrently", async () => {
    await db().user.updateMany({ data: { isSuperuser: false } });
    const ids: number[] = [];
    for (let i = 0; i < 4; i++) ids.push(await newUser({ ...IN_CHARGE }));
    const attempts = await Promise.allSettled(
      ids.map((id, i) => (i % 2 === 0 ? removeUser(ctx(), { id }) : updateUser(ctx(), { id, isSuperuser: false }))),
    );
    const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
    expect(refusals).toMatchObject([{ code: "invalid", message: "This is the last active superuser." }]);
    expect(await db().user.count({ where: IN_CHARGE })).toBe(1);
  });

  it("a user is changed or removed only if the caller's check of their current state succeeds", async () => {
    const id = await newUser();
    const before = await getUser(ctx(), { id });
    const refuse = (current: unknown) => {
      expect(current).toEqual(before);
      throw new AppError("precondition_failed", "No.");
    };
    const refused = { code: "precondition_failed" };
    await expect(updateUser(ctx(), { id, isStaff: true }, { check: refuse })).rejects.toMatchObject(refused);
    await expect(removeUser(ctx(), { id }, { check: refuse })).rejects.toMatchObject(refused);
    expect(await getUser(ctx(), { id })).toEqual(before);
  });

  it.each([0, 999_999, 2 ** 31, 2 ** 53, 1.5, Number.NaN])("a user is not found by the number %d", async (id) => {
    const missing = { code: "not_found" };
    await expect(getUser(ctx(), { id })).rejects.toMatchObject(missing);
    await expect(updateUser(ctx(), { id, isStaff: true })).rejects.toMatchObject(missing);
    await expect(removeUser(ctx(), { id })).rejects.toMatchObject(missing);
  });

  it("managing users requires a superuser, whatever permissions others have", async () => {
    const id = await newUser();
    const attempts: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => getUser(ctx(actor), { id }),
      (actor) => pageOfUsers(ctx(actor)),
      (actor) => createUser(ctx(actor), { username: `user${++names}`, password: PASSWORD }),
      (actor) => updateUser(ctx(actor), { id, isSuperuser: true }),
      (actor) => removeUser(ctx(actor), { id }),
    ];
    const all = ["view", "add", "change", "delete"].map((action) => `User.${action}`);
    const mayAll = await newActor(fixture, all);
    const superuser = await newSuperuser(fixture);
    for (const attempt of attempts) {
      await expect(attempt(ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
      for (const actor of [deviceOf(1), mayAll, { ...superuser, isStaff: false }]) {
        await expect(attempt(actor)).rejects.toMatchObject({ code: "forbidden" });
      }
      await attempt(superuser);
    }
  });
});
