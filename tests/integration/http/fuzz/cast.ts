import { csrfToken } from "@/lib/auth/csrf";
import { authSecret } from "@/lib/auth/secret";
import { beginSession, encodeSession, SESSION_COOKIE } from "@/lib/auth/session";
import { userByName } from "@/lib/db/queries/users/logins";
import { createUser } from "@/lib/services/users";
import type { ServerBench } from "../../support/server";
import { basic, newStation } from "../support/client";
import type { Cast } from "./requests";

const PASSWORD = "a password of the test";

/** Callers of every kind, and a way to restore those that a request has removed or locked out. */
export async function newCast(fixture: ServerBench): Promise<Cast & { restore: () => Promise<void> }> {
  const { database } = fixture;
  const { device } = await newStation(fixture);
  await createUser(fixture.ctx(), { username: "fuzz", password: PASSWORD, isStaff: true, isSuperuser: true });
  await createUser(fixture.ctx(), { username: "clerk", password: PASSWORD, isStaff: true });
  const user = await userByName(database.read, "fuzz");
  if (!user) throw new Error("The user was not made.");
  const claims = await beginSession(database, user, { address: "192.0.2.1", userAgent: "a test" }, Date.now());
  const cookie = { Cookie: `${SESSION_COOKIE}=${await encodeSession(database, claims)}` };
  const csrf = { "X-CSRFToken": csrfToken(await authSecret(database), claims.sid) };
  const superuser = basic("fuzz", PASSWORD);
  const clerk = basic("clerk", PASSWORD);
  return {
    good: [superuser, superuser, superuser, { ...cookie, ...csrf }, { ...cookie, ...csrf }, clerk, device, {}],
    bad: [
      cookie,
      { "X-ApiKey": "ws_wrong" },
      { "X-ApiKey": "\u00ff" },
      ...[
        "Basic",
        "Basic =",
        "Basic a b",
        "Basic Og==",
        "Basic //79",
        "Bearer",
        "Bearer  ",
        "Digest x",
        "Basic AAA6AAA=",
        `Bearer ${"x".repeat(9000)}`,
      ].map((Authorization) => ({ Authorization })),
      basic("fuzz", "wrong"),
      basic("nobody\u0000\u{1F326}", "x".repeat(3000)),
    ],
    restore: await restorer(fixture),
  };
}

/** Saves the present users, stations, keys and sessions, and restores them later. */
async function restorer({ database: { prisma } }: ServerBench): Promise<() => Promise<void>> {
  const users = await prisma.user.findMany();
  const stations = (await prisma.station.findMany()).map(
    ({ latest: _latest, channelValues: _values, qualityState: _state, ...plain }) => plain,
  );
  const keys = await prisma.deviceKey.findMany();
  const sessions = await prisma.session.findMany();
  return async () => {
    // Another user may have taken a name meanwhile.
    const names = users.map(({ username }) => username);
    const ids = users.map(({ id }) => id);
    await prisma.user.deleteMany({ where: { username: { in: names }, id: { notIn: ids } } });
    for (const row of users) await prisma.user.upsert({ where: { id: row.id }, create: row, update: row });
    for (const row of stations) await prisma.station.upsert({ where: { id: row.id }, create: row, update: {} });
    for (const row of keys) await prisma.deviceKey.upsert({ where: { id: row.id }, create: row, update: {} });
    for (const row of sessions) await prisma.session.upsert({ where: { hash: row.hash }, create: row, update: row });
  };
}
