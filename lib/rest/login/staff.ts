import { checkCsrf, csrfToken } from "../../auth/csrf";
import { authSecret } from "../../auth/secret";
import { actorBySession } from "../../auth/session";
import { contextFor } from "../../services/context";
import { ADMIN_DOOR } from "./door";
import { seeOther } from "./respond";

type Session = NonNullable<Awaited<ReturnType<typeof actorBySession>>>;
export type StaffSession = Session & {
  /** What its forms carry. */
  csrf: string;
};

/** The session of a member of the staff who asks, or else the way to the login, which leads back here. */
export async function staffSession({ headers }: Request, { pathname }: URL): Promise<StaffSession | Response> {
  const { database } = contextFor();
  const session = await actorBySession(database, headers, Date.now());
  if (!session?.actor.isStaff) return seeOther(`${ADMIN_DOOR.login}?next=${encodeURIComponent(pathname)}`);
  return { ...session, csrf: csrfToken(await authSecret(database), session.sessionId) };
}

/** @throws AppError forbidden */
export async function checkStaffForm({ sessionId }: StaffSession, token: string): Promise<void> {
  checkCsrf(await authSecret(contextFor().database), sessionId, token);
}
