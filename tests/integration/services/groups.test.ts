import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { PERMISSIONS } from "@/lib/contract/users/permission";
import { MODELS } from "@/lib/db/models";
import { AppError } from "@/lib/errors";
import { createGroup, getGroup, pageOfGroups, removeGroup, updateGroup } from "@/lib/services/groups";
import { createUser, getUser } from "@/lib/services/users";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor, newSuperuser } from "./actors";

onEachDatabase("groups", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx(actor ? { actor } : {});
  let names = 0;
  const add = (fields: Partial<Parameters<typeof createGroup>[1]> = {}) =>
    createGroup(ctx(), { name: `group${++names}`, ...fields });
  const entriesOn = (id: number) =>
    db().logEntry.findMany({ where: { model: "Group", objectId: String(id) }, orderBy: { id: "asc" } });

  it("groups are added, read, changed and removed, with log entries", async () => {
    const group = await add({ name: " Observers ", permissions: ["SensorData.view", "Station.view", "Station.view"] });
    expect(group).toEqual({ id: group.id, name: "Observers", permissions: ["Station.view", "SensorData.view"] });
    expect(await getGroup(ctx(), { id: group.id })).toEqual(group);

    const changed = await updateGroup(ctx(), { id: group.id, permissions: ["Station.add"] });
    expect(changed).toEqual({ ...group, permissions: ["Station.add"] });
    expect(await updateGroup(ctx(), { id: group.id, name: "Watchers" })).toEqual({ ...changed, name: "Watchers" });
    expect(await updateGroup(ctx(), { id: group.id })).toEqual({ ...changed, name: "Watchers" });
    expect(await getGroup(ctx(), { id: group.id })).toEqual({ ...changed, name: "Watchers" });

    await removeGroup(ctx(), { id: group.id });
    await expect(getGroup(ctx(), { id: group.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await db().groupPermission.count({ where: { groupId: group.id } })).toBe(0);
    const permissions = ["Station.view", "SensorData.view"];
    expect(await entriesOn(group.id)).toMatchObject([
      {
        action: "add",
        objectLabel: "Observers",
        changes: { name: [null, "Observers"], permissions: [null, permissions] },
      },
      { action: "change", objectLabel: "Observers", changes: { permissions: [permissions, ["Station.add"]] } },
      { action: "change", objectLabel: "Watchers", changes: { name: ["Observers", "Watchers"] } },
      { action: "delete", objectLabel: "Watchers", changes: { permissions: [["Station.add"], null] } },
    ]);
  });

  it("a group may have every permission that exists, but no other", async () => {
    const { permissions } = await add({ permissions: [...PERMISSIONS].reverse() });
    expect(permissions).toEqual(PERMISSIONS);
    const models = new Set(MODELS.map(({ name }) => name));
    for (const permission of PERMISSIONS) expect(models).toContain(permission.split(".")[0]);
    expect((await add()).permissions).toEqual([]);
  });

  it.each([
    ["a blank name", { name: " " }, "name", "This field may not be blank."],
    ["a long name", { name: "x".repeat(151) }, "name", "150"],
    ["a name with a NUL", { name: "a\0" }, "name", "Null characters are not allowed."],
    ["an unknown model", { permissions: ["Session.view"] }, "permissions.0", "There is no such permission."],
    [
      "an unknown action",
      { permissions: ["Station.view", "Station.fly"] },
      "permissions.1",
      "There is no such permission.",
    ],
  ])("a group is refused with %s", async (_title, fault, field, message) => {
    const refused = { code: "invalid", fields: { [field]: [expect.stringContaining(message)] } };
    const fields = fault as Partial<Parameters<typeof createGroup>[1]>;
    await expect(add(fields)).rejects.toMatchObject(refused);
    const group = await add({ permissions: ["Station.add"] });
    await expect(updateGroup(ctx(), { id: group.id, ...fields })).rejects.toMatchObject(refused);
    expect(await getGroup(ctx(), { id: group.id })).toEqual(group);
  });

  it("group names are unique", async () => {
    const [first, second] = [await add(), await add()];
    const taken = { code: "conflict", message: `There is a group ${first.name} already.` };
    await expect(add({ name: first.name })).rejects.toMatchObject(taken);
    await expect(
      updateGroup(ctx(), { id: second.id, name: first.name, permissions: ["Station.add"] }),
    ).rejects.toMatchObject(taken);
    expect(await getGroup(ctx(), { id: second.id })).toEqual(second);
  });

  it("groups are found by name, and listed in the requested order", async () => {
    const tag = `tag${++names}`;
    const ids: number[] = [];
    for (const name of ["b", "c", "a"]) ids.push((await add({ name: `${tag} ${name}` })).id);
    const found = async (query: Parameters<typeof pageOfGroups>[1]) => {
      const { count, read } = await pageOfGroups(ctx(), query);
      const groups = await read({ skip: 0, size: 100 });
      expect(groups).toHaveLength(count);
      return groups.map((group) => ids.indexOf(group.id));
    };
    expect(await found({ search: tag.toUpperCase() })).toEqual([0, 1, 2]);
    expect(await found({ search: tag, ordering: [{ field: "name", descending: false }] })).toEqual([2, 0, 1]);
    expect(await found({ search: tag, ordering: [{ field: "id", descending: true }] })).toEqual([2, 1, 0]);
    expect(await found({ search: `${tag}%` })).toEqual([]);
  });

  it("removing a group removes it from its members", async () => {
    const [first, second] = [await add(), await add()];
    const user = { username: "member", password: "correct horse", groupIds: [first.id, second.id] };
    const { id } = await createUser(ctx(), user);
    await removeGroup(ctx(), { id: first.id });
    expect((await getUser(ctx(), { id })).groupIds).toEqual([second.id]);
  });

  it("a group is changed or removed only if the caller's check of its current state succeeds", async () => {
    const group = await add({ permissions: ["Station.add"] });
    const refuse = (current: unknown) => {
      expect(current).toEqual(group);
      throw new AppError("precondition_failed", "No.");
    };
    const refused = { code: "precondition_failed" };
    await expect(updateGroup(ctx(), { id: group.id, permissions: [] }, { check: refuse })).rejects.toMatchObject(
      refused,
    );
    await expect(removeGroup(ctx(), { id: group.id }, { check: refuse })).rejects.toMatchObject(refused);
    expect(await getGroup(ctx(), { id: group.id })).toEqual(group);
  });

  it.each([0, 999_999, 2 ** 31, 2 ** 53, 1.5, Number.NaN])("a group is not found by the number %d", async (id) => {
    const missing = { code: "not_found" };
    await expect(getGroup(ctx(), { id })).rejects.toMatchObject(missing);
    await expect(updateGroup(ctx(), { id, name: "x" })).rejects.toMatchObject(missing);
    await expect(removeGroup(ctx(), { id })).rejects.toMatchObject(missing);
  });

  it("groups require a superuser, whatever permissions others have", async () => {
    const { id } = await add();
    const attempts: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => getGroup(ctx(actor), { id }),
      (actor) => pageOfGroups(ctx(actor)),
      (actor) => createGroup(ctx(actor), { name: `group${++names}` }),
      (actor) => updateGroup(ctx(actor), { id, permissions: ["User.add"] }),
      (actor) => removeGroup(ctx(actor), { id }),
    ];
    const all = ["view", "add", "change", "delete"].map((action) => `Group.${action}`);
    const mayAll = await newActor(fixture, all);
    const superuser = await newSuperuser(fixture);
    for (const attempt of attempts) {
      await expect(attempt(ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
      for (const actor of [deviceOf(1), mayAll]) {
        await expect(attempt(actor)).rejects.toMatchObject({ code: "forbidden" });
      }
      await attempt(superuser);
    }
  });
});
