import { expect, it } from "vitest";
import { passwordMatches } from "@/lib/auth/login/password";
import { beginSession } from "@/lib/auth/session";
import { userByName } from "@/lib/db/queries/users/logins";
import { createStation } from "@/lib/services/stations";
import { onDatabase } from "../support/database";
import { manage } from "./manage";

onDatabase("users and keys on the command line", (fixture) => {
  it("the command line creates a staff user, once", async () => {
    const args = ["createuser", "maria", "--staff", "--email", "maria@example.org", "--password-stdin"];
    expect(await manage(fixture.url, args, "correct horse\n")).toEqual({
      code: 0,
      out: "Created the staff user maria.\n",
      err: "",
    });
    const user = await fixture.database.prisma.user.findUniqueOrThrow({ where: { username: "maria" } });
    expect(user).toMatchObject({ isStaff: true, isSuperuser: false, email: "maria@example.org" });
    expect(await passwordMatches(user.passwordHash, "correct horse")).toBe(true);

    const again = await manage(fixture.url, args, "correct horse\n");
    const taken = { code: 1, out: "", err: "A user with that username already exists.\n" };
    expect(again).toEqual(taken);
    expect(await manage(fixture.url, ["createuser", "Maria", "--password-stdin"], "correct horse\n")).toEqual(taken);
  });

  it("the command line changes a password, whatever the case of the name", async () => {
    const args = ["changepassword", "MARIA", "--password-stdin"];
    const changed = { code: 0, out: "maria has a new password.\n", err: "" };
    expect(await manage(fixture.url, args, "battery staple")).toEqual(changed);
    const user = await fixture.database.prisma.user.findUniqueOrThrow({ where: { username: "maria" } });
    expect(await passwordMatches(user.passwordHash, "battery staple")).toBe(true);
  });

  it("the command line ends a user's sessions", async () => {
    const maria = await userByName(fixture.database.read, "maria");
    if (!maria) throw new Error("no such user");
    const client = { address: "192.0.2.1", userAgent: "" };
    for (let i = 0; i < 2; i += 1) await beginSession(fixture.database, maria, client, Date.now());
    const end = (...names: string[]) => manage(fixture.url, ["endsessions", ...names]);
    expect(await end("maria")).toEqual({ code: 0, out: "maria had 2 sessions, all ended.\n", err: "" });
    expect(await fixture.database.prisma.session.count({ where: { userId: maria.id } })).toBe(0);
    expect(await end("maria")).toMatchObject({ code: 0, out: "maria had 0 sessions, all ended.\n" });
    expect(await end("marie")).toEqual({ code: 1, out: "", err: "There is no user marie.\n" });
  });

  it("the command line reports invalid input in a sentence", async () => {
    const short = await manage(fixture.url, ["createsuperuser", "--password-stdin"], "1234\n");
    expect(short.code).toBe(1);
    expect(short.err).toMatch(/^The input is not valid\. password: This password is too short.*\n$/);
    const asked = await manage(fixture.url, ["createsuperuser"]);
    expect(asked).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no terminal .*--password-stdin\.\n$/),
    });
  });

  it("the command line creates a device key for an existing station only", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Roof", lat: 52.5, lon: 13.4 });
    const made = await manage(fixture.url, ["createkey", String(id), "--name", "Pi"]);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^The key of station \d+.*\nws_\S{43}\n$/) });
    const missing = await manage(fixture.url, ["createkey", "999", "--name", "Pi"]);
    expect(missing).toEqual({ code: 1, out: "", err: "There is no station 999.\n" });
  });

  it("the command line limits, lists, rotates and revokes keys", async () => {
    const { id: station } = await createStation(fixture.ctx(), { name: "Mast", lat: 52.5, lon: 13.4 });
    const limits = ["--scope", "write", "--address", "10.0.0.0/8", "192.0.2.7", "--expires", "2099-01-31"];
    const made = await manage(fixture.url, ["createkey", String(station), "--name", "Mast", ...limits]);
    const key = /ws_\S{43}/.exec(made.out)?.[0] ?? "";
    const { id } = await fixture.database.prisma.deviceKey.findFirstOrThrow({ where: { stationId: station } });
    const line = `${id}  station ${station}  ${key.slice(0, 9)}…  Mast, write, from 10.0.0.0/8, 192.0.2.7`;
    const list = () => manage(fixture.url, ["listkeys", String(station)]);
    expect(await list()).toEqual({ code: 0, out: `${line}, expires 2099-01-31 00:00 UTC, never used\n`, err: "" });

    const rotated = await manage(fixture.url, ["rotatekey", String(id), "--overlap", "0"]);
    expect(rotated.out).toMatch(/^The new key, number \d+, shown this once:\nws_\S{43}\nKey \d+ is revoked\.\n$/);
    expect(await manage(fixture.url, ["revokekey", String(id)])).toMatchObject({
      code: 0,
      out: `Key ${id} is revoked.\n`,
    });
    expect((await list()).out).toMatch(/, revoked \d{4}-.* UTC, never used\n.*, expires \d{4}-.*\n$/);
  });
});
