import { csrfToken } from "@/lib/auth/csrf";
import { authSecret } from "@/lib/auth/secret";
import { beginSession, encodeSession, SESSION_COOKIE } from "@/lib/auth/session";
import { userByName } from "@/lib/db/queries/users/logins";
import { sendCommand } from "@/lib/services/commands";
import { createKey, revokeKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { ADMIN_PASSWORD, type ServerBench } from "../../support/server";
import { basic, bearer } from "../support/client";
import type { Column } from "./table";

const PASSWORD = "a password of the test";
/** Each request on their behalf makes up a new name. */
export const GUESSER = "a wrong password";

export interface Caller {
  name: string;
  /** Their column in the table. */
  column: Column;
  headers: Record<string, string>;
  /** The CSRF token of a session. */
  csrf?: string;
}

export interface Callers {
  all: Caller[];
  /** The station of the keys, and another one. */
  ownStation: number;
  otherStation: number;
  privateStation: number;
  /** Staff whose permissions a test sets as needed. */
  clerk: { id: number; headers: Record<string, string> };
  /** Restores the session that a log-out has ended. */
  restoreSessions: () => Promise<void>;
}

/** Every kind of caller of this fixture's server. */
export async function newCallers(fixture: ServerBench): Promise<Callers> {
  const station = async (name: string, isPublic = true) =>
    (await createStation(fixture.ctx(), { name, lat: 52.5, lon: 13.4, isPublic })).id;
  const [ownStation, otherStation] = [await station("Own"), await station("Other")];
  const privateStation = await station("Private", false);
  await sendCommand(fixture.ctx(), { stationId: ownStation, request: { name: "read" }, expiresInSeconds: 86_400 });
  const clerk = await createUser(fixture.ctx(), { username: "clerk", password: PASSWORD, isStaff: true, groupIds: [] });
  const all: Caller[] = [
    { name: "nobody", column: "nobody", headers: {} },
    ...(await users(fixture)),
    ...(await keys(fixture, ownStation, otherStation)),
    ...(await sessions(fixture)),
  ];
  const { prisma } = fixture.database;
  const rows = await prisma.session.findMany();
  return {
    all,
    ownStation,
    otherStation,
    privateStation,
    clerk: { id: clerk.id, headers: basic("clerk", PASSWORD) },
    restoreSessions: async () => {
      for (const row of rows) await prisma.session.upsert({ where: { hash: row.hash }, create: row, update: {} });
    },
  };
}

async function users(fixture: ServerBench): Promise<Caller[]> {
  const make = (username: string, rest: Partial<Parameters<typeof createUser>[1]> = {}) =>
    createUser(fixture.ctx(), { username, password: PASSWORD, ...rest });
  await make("viewer");
  await make("staff", { isStaff: true, groupIds: [] });
  await make("group", { isStaff: true });
  await make("gone", { isStaff: true, isSuperuser: true, isActive: false });
  return [
    { name: GUESSER, column: "wrong", headers: {} },
    { name: "a deactivated user", column: "wrong", headers: basic("gone", PASSWORD) },
    { name: "a viewer", column: "viewer", headers: basic("viewer", PASSWORD) },
    { name: "staff without permission", column: "staff", headers: basic("staff", PASSWORD) },
    { name: "Weather staff", column: "group", headers: basic("group", PASSWORD) },
    { name: "the superuser", column: "super", headers: basic("admin", ADMIN_PASSWORD) },
  ];
}

async function keys(fixture: ServerBench, own: number, other: number): Promise<Caller[]> {
  const make = async (column: Column, name: string, stationId: number, rest: object = {}) => {
    const { id, key } = await createKey(fixture.ctx(), { stationId, name, ...rest });
    // Half of the devices use one header, half the other.
    return { id, caller: { name, column, headers: id % 2 === 0 ? bearer(key) : { "X-ApiKey": key } } };
  };
  const made = [
    await make("own", "the station's key", own),
    await make("other", "another station's key", other),
    await make("read", "a key to read", own, { scopes: ["read"] }),
    await make("write", "a key to write", own, { scopes: ["write"] }),
  ];
  const revoked = await make("wrong", "a revoked key", own);
  await revokeKey(fixture.ctx(), { id: revoked.id });
  const expired = await make("wrong", "an expired key", own);
  // Expires it afterwards, because a new key cannot have expired already.
  const over = { expiresAt: new Date(Date.now() - 1000) };
  await fixture.database.prisma.deviceKey.update({ where: { id: expired.id }, data: over });
  return [
    ...[...made, revoked, expired].map(({ caller }) => caller),
    { name: "a wrong key", column: "wrong", headers: bearer("ws_no-such-key") },
  ];
}

async function sessions({ database }: ServerBench): Promise<Caller[]> {
  const user = await userByName(database.read, "admin");
  if (!user) throw new Error("The server has made no superuser.");
  const claims = await beginSession(database, user, { address: "192.0.2.1", userAgent: "a test" }, Date.now());
  const headers = { Cookie: `${SESSION_COOKIE}=${await encodeSession(database, claims)}` };
  const csrf = csrfToken(await authSecret(database), claims.sid);
  return [
    { name: "a session", column: "session", headers: { ...headers, "X-CSRFToken": csrf }, csrf },
    { name: "a session without its token", column: "bare", headers },
  ];
}
