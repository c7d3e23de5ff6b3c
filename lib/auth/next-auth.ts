import type { AuthOptions } from "next-auth";
import credentialsModule from "next-auth/providers/credentials";
import { z } from "zod";
import type { Client } from "../contract/users/session";
import type { Database } from "../db/client";
import { sessionByHash } from "../db/queries/users/sessions";
import { AppError } from "../errors";
import { log } from "../log";
import { toAppError } from "../outage";
import { verifyLogin } from "./login/login";
import { defaultOf } from "./module";
import {
  beginSession,
  type Claims,
  claimsSchema,
  endSession,
  readSession,
  SESSION_COOKIE,
  SESSION_S,
  sessionHash,
} from "./session";

const Credentials = defaultOf(credentialsModule);

export interface NextAuthAsking {
  database: Database;
  secret: string;
  /** Wrong passwords are counted by its address. */
  client: Client;
  /** Was the request sent over https? */
  secure: boolean;
}

const loginSchema = z.object({ username: z.string(), password: z.string() });

/**
 * Configures NextAuth with the same logins, limits and cookie as the rest of the server, checked against the database
 * each time.
 */
export function nextAuthOptions({ database, secret, client, secure }: NextAuthAsking): AuthOptions {
  return {
    secret,
    useSecureCookies: secure,
    pages: { signIn: "/api-auth/login/", signOut: "/api-auth/logout/", error: "/api-auth/login/" },
    session: { strategy: "jwt", maxAge: SESSION_S },
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    providers: [
      Credentials({
        credentials: { username: { label: "User name" }, password: { label: "Password", type: "password" } },
        authorize: async (given) => authorize(database, given, client),
      }),
    ],
    jwt: {
      maxAge: SESSION_S,
      decode: async ({ token }) =>
        token ? ((await telling(readSession(database, token, Date.now())))?.claims ?? null) : null,
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? claimsSchema.parse(user) : token),
      session: async ({ session, token }) => {
        const row = await telling(sessionByHash(database.read, sessionHash(String(token.sid))));
        // NextAuth renews its cookie at every call; this must not extend the session itself.
        const expires = row ? new Date(row.expiresAt).toISOString() : session.expires;
        return { ...session, user: { name: row?.user.username ?? null }, expires };
      },
    },
    events: {
      signOut: async ({ token }) => {
        const { data: claims } = claimsSchema.safeParse(token);
        if (claims) await telling(endSession(database, claims.sid));
      },
    },
    logger: { error: (code, detail) => note(code, detail), warn: (code) => note(code), debug: () => {} },
  };
}

/** NextAuth swallows what its callbacks throw; this reports an outage to the handler. */
function telling<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw toAppError(error);
  });
}

/**
 * Begins a session, whose claims NextAuth passes on. NextAuth expects null for a wrong login; the message of an error
 * is shown.
 */
async function authorize(
  database: Database,
  given: unknown,
  client: Client,
): Promise<({ id: string } & Claims) | null> {
  const login = loginSchema.safeParse(given);
  if (!login.success) return null;
  try {
    const user = await verifyLogin(database, { ...login.data, address: client.address, way: "NextAuth" });
    return { id: String(user.id), ...(await beginSession(database, user, client, Date.now(), "NextAuth")) };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw toAppError(error);
  }
}

/** An expired session or an invalid request is not an error of the server. */
const NO_FAULTS = new Set(["JWT_SESSION_ERROR", "INVALID_CALLBACK_URL_ERROR"]);

function note(code: string, detail?: unknown): void {
  if (NO_FAULTS.has(code)) log.debug({ code }, "NextAuth");
  else log.warn({ code, err: detail }, "NextAuth");
}
