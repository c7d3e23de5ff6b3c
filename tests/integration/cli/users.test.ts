import { expect, it } from "vitest";
import { passwordMatches } from "@/lib/auth/password";
import { createStation } from "@/lib/services/stations/create";
import { onEachDatabase } from "../support/database";
import { manage } from "./manage";

onEachDatabase("users and keys by the command line", (bench) => {
  it("creates a staff user, once", async () => {
    const args = ["createuser", "maria", "--staff", "--email", "maria@example.org", "--password-stdin"];
    expect(await manage(bench.url, args, "correct horse\n")).toEqual({
      code: 0,
      out: "Created the staff user maria.\n",
      err: "",
    });
    const user = await bench.database.prisma.user.findUniqueOrThrow({ where: { username: "maria" } });
    expect(user).toMatchObject({ isStaff: true, isSuperuser: false, email: "maria@example.org" });
    expect(await passwordMatches(user.passwordHash, "correct horse")).toBe(true);

    const again = await manage(bench.url, args, "correct horse\n");
    expect(again).toEqual({ code: 1, out: "", err: "There is a user maria already.\n" });
  });

  it("changes a password", async () => {
    const args = ["changepassword", "maria", "--password-stdin"];
    expect((await manage(bench.url, args, "battery staple")).code).toBe(0);
    const user = await bench.database.prisma.user.findUniqueOrThrow({ where: { username: "maria" } });
    expect(await passwordMatches(user.passwordHash, "battery staple")).toBe(true);
  });

  it("tells in a sentence what is wrong with the input", async () => {
    const short = await manage(bench.url, ["createsuperuser", "--password-stdin"], "1234\n");
    expect(short.code).toBe(1);
    expect(short.err).toMatch(/^The input is not valid\. password: This password is too short.*\n$/);
    const asked = await manage(bench.url, ["createsuperuser"]);
    expect(asked).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no terminal .*--password-stdin\.\n$/),
    });
  });

  it("makes a device key for a station that is there", async () => {
    const { id } = await createStation(bench.ctx(), { name: "Roof", lat: 52.5, lon: 13.4 });
    const made = await manage(bench.url, ["createkey", String(id), "--name", "Pi"]);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^The key of station \d+.*\nws_\S{43}\n$/) });
    const missing = await manage(bench.url, ["createkey", "999", "--name", "Pi"]);
    expect(missing).toEqual({ code: 1, out: "", err: "There is no station 999.\n" });
  });
});
