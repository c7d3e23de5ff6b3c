import type { Actor } from "../auth/actor";
import { checkToken, csrfToken } from "../auth/csrf";
import { type Asking, type Identity, identify, visitorOf } from "../auth/request";
import { authSecret } from "../auth/secret";
import { toAppError } from "../outage";
import { type Context, contextFor } from "../services/context";
import { Batch } from "./batch";

/** The context of a procedure. The public ones act for the page's visitor; the admin's identify the caller. */
export interface TrpcContext extends Context {
  asking: Asking;
  /** Looked up once per request, and not at all without a cookie. */
  visitor: () => Promise<Actor>;
  /** Shared by the public procedures of a request, as they change nothing; the admin's do. */
  shared: Required<Pick<Context, "stations">>;
  /** For a request with several procedures. */
  batch?: Batch<unknown> | undefined;
}

/** The additional context of the admin's procedures. */
export interface StaffContext extends Context {
  /** For the header X-CSRFToken of mutations; empty if none is needed. Computed on demand. */
  csrfToken: () => Promise<string>;
}

/** @param calls number of procedures in the request */
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
 * The caller's context. A mutation with a session must have its CSRF token, which proves that it comes from this site.
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
