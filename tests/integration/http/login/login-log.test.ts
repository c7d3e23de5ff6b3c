import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createUser } from "@/lib/services/users";
import { onEachServer } from "../../support/server";
import { Browser } from "../support/browser";
import { basic, bearer, faults } from "../support/client";

const PASSWORD = "correct horse";

onEachServer("the log of logins", (fixture) => {
  async function newUser(isStaff: boolean) {
    const username = `user-${randomUUID()}`;
    const { id } = await createUser(fixture.ctx(), { username, password: PASSWORD, isStaff });
    return { id, username };
  }
  const entries = (where: object) =>
    fixture.database.prisma.logEntry.findMany({ where, orderBy: { id: "asc" }, omit: { id: true, time: true } });
  const lines = () => fixture.server.output().split("\n");

  it("the log records logins on both pages, and users who are refused at one of them", async () => {
    const { id, username } = await newUser(false);
    const staff = await newUser(true);
    expect((await new Browser(fixture.server).logIn(username, PASSWORD)).status).toBe(302);
    expect((await new Browser(fixture.server).logIn(staff.username, PASSWORD, "/", "/admin/login/")).status).toBe(302);
    expect((await new Browser(fixture.server).logIn(username, PASSWORD, "/", "/admin/login/")).status).toBe(400);
    const login = (user: { id: number; username: string }, way: string) => ({
      userId: user.id,
      actor: user.username,
      action: "login",
      objectId: String(user.id),
      changes: { way: [null, way], address: [null, "127.0.0.1"] },
    });
    const mine = () => entries({ model: "User", objectId: String(id), action: { not: "add" } });
    await expect.poll(mine).toMatchObject([
      login({ id, username }, "login page"),
      {
        userId: null,
        actor: "127.0.0.1",
        action: "refused login",
        changes: { way: [null, "admin login page"] },
        reason: "Not a member of the staff.",
      },
    ]);
    expect(await entries({ userId: staff.id })).toMatchObject([login(staff, "admin login page")]);
    const said = lines().filter(
      (line) => line.includes(username) && /"msg":"(logged in|a login was refused)"/.test(line),
    );
    expect(said).toHaveLength(2);
    for (const line of said) expect(JSON.parse(line)).toMatchObject({ address: "127.0.0.1", user: username });
  });

  it("the log records wrong passwords and keys of the API, and contains neither", async () => {
    const { id, username } = await newUser(false);
    for (const headers of [
      basic(username, "swordfish"),
      basic(`${username}\u202e`, "swordfish"),
      bearer("ws_swordfish"),
    ]) {
      expect((await fixture.server.fetch("/station/", { headers })).status).toBe(401);
    }
    const refused = () =>
      entries({ action: { startsWith: "refused" }, changes: { not: {} }, objectLabel: { not: "" } });
    await expect.poll(refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ objectId: String(id), objectLabel: username, changes: { way: [null, "Basic"] } }),
        expect.objectContaining({
          objectId: "",
          objectLabel: `${username}\uFFFD`,
          changes: { way: [null, "Basic"] },
        }),
        expect.objectContaining({ model: "DeviceKey", objectLabel: "unknown key", changes: { way: [null, "HTTP"] } }),
      ]),
    );
    expect(JSON.stringify(await entries({}))).not.toContain("swordfish");
    expect(fixture.server.output()).not.toContain("swordfish");
    expect(fixture.server.output()).not.toContain("\u202e");
  });

  it("pending entries of the login log are written when the server stops", async () => {
    const { id, username } = await newUser(false);
    for (let i = 0; i < 2; i++) await fixture.server.fetch("/station/", { headers: basic(username, `wrong ${i}`) });
    expect(await fixture.server.stop()).toEqual({ code: 0, signal: null });
    const rows = await entries({ model: "User", objectId: String(id), action: "refused login" });
    expect(rows.length).toBeGreaterThan(0);
    expect(faults(fixture.server)).toEqual([]);
  });
});
