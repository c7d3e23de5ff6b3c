import { beginSession, encodeSession, SESSION_COOKIE } from "@/lib/auth/session";
import { userByName } from "@/lib/db/queries/users/logins";
import type { Context } from "@/lib/services/context";
import { createUser } from "@/lib/services/users";

let people = 0;

/** Creates a user who has logged in, and returns the cookie of their browser. */
export async function signedIn(
  ctx: Context,
  rights: Pick<Parameters<typeof createUser>[1], "isStaff" | "isSuperuser" | "permissions"> = {},
): Promise<{ id: number; headers: { Cookie: string } }> {
  const username = `visitor-${process.pid}-${people++}`;
  const { id } = await createUser(ctx, { username, password: "a password of the test", groupIds: [], ...rights });
  const user = await userByName(ctx.database.read, username);
  if (!user) throw new Error("The user was not made.");
  const claims = await beginSession(ctx.database, user, { address: "192.0.2.1", userAgent: "a test" }, ctx.now());
  const session = await encodeSession(ctx.database, claims);
  return { id, headers: { Cookie: `${SESSION_COOKIE}=${session}` } };
}
