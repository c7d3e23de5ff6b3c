import type { Actor } from "../auth/actor";
import { checkToken, csrfToken } from "../auth/csrf";
import { type Asking, type Identity, identify, visitorOf } from "../auth/request";
import { authSecret } from "../auth/secret";
import { toAppError } from "../outage";
import { type Context, contextFor } from "../services/context";
import { Batch } from "./batch";

/** What a procedure is given. The public ones act for the visitor of our pages; the admin's find out who asks. */
export interface TrpcContext extends Context {
  asking: Asking;
  /** Looked up once a request, and not at all without a cookie. */
  visitor: () => Promise<Actor>;
  /** What the public procedures of a request share, as they change nothing. The admin's do. */
  shared: Required<Pick<Context, "stations">>;
  /** Of a request with several procedures. */
  batch?: Batch<unknown> | undefined;
}

/** What the admin's procedures are given besides. */
export interface StaffContext extends Context {
  /** For the header X-CSRFToken of mutations; empty for those who need none. Made when it is asked for. */
  csrfToken: () => Promise<string>;
}

/** @param calls how many procedures the request has */
export function trpcContext(asking: Asking, calls = 1): TrpcContext {
  const ctx = contextFor();
  let visitor: Promise<Actor> | undefined;
  return Object.assign(ctx, {
    asking,
    shared: { stations: new Map() },
    batch: calls > 1 ? new Batch() : undefined,
    visitor: () => {
      visitor ??= visitorOf(ctx.database, asking.headers, ctx.now()).catch((error: unknown) => {
        throw toAppError(error);
      });
      return visitor;
    },
  });
}

/**
 * The context of whoever asks. A change by a session must prove by its token that it comes from our own pages.
 * @throws AppError unauthenticated, forbidden or too_many
 */
export async function identified({ asking, now }: TrpcContext, isChange: boolean): Promise<StaffContext> {
  const { database } = contextFor();
  const identity = await identify(database, asking, now());
  const token = () => tokenOf(identity);
  if (isChange && identity.by === "session") checkToken(await token(), asking.headers.get("x-csrftoken"));
  return Object.assign(contextFor(identity.actor), { csrfToken: token });
}

async function tokenOf(identity: Identity): Promise<string> {
  return identity.by === "session" ? csrfToken(await authSecret(contextFor().database), identity.sessionId) : "";
}
