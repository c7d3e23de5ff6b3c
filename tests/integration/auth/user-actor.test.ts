import { expect, it } from "vitest";
import { may } from "@/lib/auth/actor";
import { userActor } from "@/lib/auth/user-actor";
import { onEachDatabase } from "../support/database";
import { newUser } from "./people";

onEachDatabase("what a user may", (bench) => {
  const prisma = () => bench.database.prisma;

  it("is what they were given and what their groups were given", async () => {
    const { id } = await newUser(bench);
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
    const actor = await userActor(bench.database, id);
    expect(actor?.permissions).toEqual(new Set(["Station.view", "one.add", "two.add"]));
  });

  it("is nothing at all once they are inactive or gone", async () => {
    const { id } = await newUser(bench);
    expect(await userActor(bench.database, id)).toMatchObject({ id });
    await prisma().user.update({ where: { id }, data: { isActive: false } });
    expect(await userActor(bench.database, id)).toBeUndefined();
    await prisma().user.delete({ where: { id } });
    expect(await userActor(bench.database, id)).toBeUndefined();
  });

  it("begins for new staff with all of the weather and nothing of the users", async () => {
    const { id } = await newUser(bench, { isStaff: true });
    const actor = await userActor(bench.database, id);
    if (!actor) throw new Error("no such user");
    for (const model of ["Station", "SensorData", "TemperatureData", "DeviceKey"]) {
      for (const action of ["view", "add", "change", "delete"] as const)
        expect(may(actor, `${model}.${action}`)).toBe(true);
    }
    expect(may(actor, "User.view")).toBe(false);
    expect(may(actor, "Group.change")).toBe(false);
    expect(may(actor, "LogEntry.view")).toBe(false);
  });
});
