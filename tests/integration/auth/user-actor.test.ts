import { expect, it } from "vitest";
import { may } from "@/lib/auth/actor";
import { userActor } from "@/lib/auth/user-actor";
import { userById } from "@/lib/db/queries/users/logins";
import { onEachDatabase } from "../support/database";
import { newUser } from "./people";

onEachDatabase("a user's permissions", (fixture) => {
  const prisma = () => fixture.database.prisma;
  const actorById = async (id: number) => {
    const user = await userById(fixture.database.read, id);
    if (!user) throw new Error("no such user");
    return userActor(fixture.database, user);
  };

  it("users have the permissions that they and their groups were given", async () => {
    const { id } = await newUser(fixture);
    await prisma().user.update({
      where: { id },
      data: {
        isStaff: true,
        permissions: { create: { model: "Station", action: "view" } },
        groups: {
          create: ["one", "two"].map((name) => ({
            group: {
              create: {
                name: `${name}${id}`,
                permissions: {
                  create: [
                    { model: "Station", action: "view" },
                    { model: name, action: "add" },
                  ],
                },
              },
            },
          })),
        },
      },
    });
    const actor = await actorById(id);
    expect(actor.permissions).toEqual(new Set(["Station.view", "one.add", "two.add"]));
  });

  it("users who are not staff have no permissions, and superusers have all", async () => {
    const { id } = await newUser(fixture);
    await prisma().userPermission.create({ data: { userId: id, model: "Station", action: "view" } });
    expect(may(await actorById(id), "Station.view")).toBe(false);
    const root = await newUser(fixture, { isStaff: true, isSuperuser: true });
    expect(may(await actorById(root.id), "User.delete")).toBe(true);
  });

  it("new staff users have all permissions on the weather and none on users", async () => {
    const { id } = await newUser(fixture, { isStaff: true });
    const actor = await actorById(id);
    for (const model of ["Station", "SensorData", "TemperatureData", "DeviceKey"]) {
      for (const action of ["view", "add", "change", "delete"] as const)
        expect(may(actor, `${model}.${action}`)).toBe(true);
    }
    expect(may(actor, "User.view")).toBe(false);
    expect(may(actor, "Group.change")).toBe(false);
    expect(may(actor, "LogEntry.view")).toBe(false);
  });
});
