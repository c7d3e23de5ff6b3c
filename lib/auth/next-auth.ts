import type { AuthOptions } from "next-auth";
import credentialsModule from "next-auth/providers/credentials";
import { z } from "zod";
import type { Database } from "../db/client";
import { userById } from "../db/statements/logins";
import { AppError } from "../errors";
import { log } from "../log";
import { verifyLogin } from "./login";
import { defaultOf } from "./module";
import { newClaims, readSession, SESSION_COOKIE, SESSION_S } from "./session";

const Credentials = defaultOf(credentialsModule);

export interface NextAuthAsking {
  database: Database;
  secret: string;
  /** Of the client, for the limit of wrong passwords. */
  address: string;
  /** Did the request come by https? */
  secure: boolean;
}

const loginSchema = z.object({ username: z.string(), password: z.string() });

/** NextAuth as we use it: the same logins, limits and cookie as everywhere else, checked against the database each time. */
export function nextAuthOptions({ database, secret, address, secure }: NextAuthAsking): AuthOptions {
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
        authorize: async (given) => authorize(database, given, address),
      }),
    ],
    jwt: {
      maxAge: SESSION_S,
      decode: async ({ token }) => (token ? ((await readSession(database, token, Date.now()))?.claims ?? null) : null),
    },
    callbacks: {
      jwt: async ({ token, user }) => {
        const row = user && (await userById(database.read, Number(user.id)));
        return row ? { ...(await newClaims(database, row, Date.now())) } : token;
      },
      session: async ({ session, token }) => {
        const row = await userById(database.read, Number(token.sub));
        return { ...session, user: { name: row?.username ?? null } };
      },
    },
    logger: { error: (code, detail) => note(code, detail), warn: (code) => note(code), debug: () => {} },
  };
}

/** Null is NextAuth's word for a wrong login; an error's message is shown. */
async function authorize(database: Database, given: unknown, address: string): Promise<{ id: string } | null> {
  const login = loginSchema.safeParse(given);
  if (!login.success) return null;
  try {
    const user = await verifyLogin(database, { ...login.data, address });
    return { id: String(user.id) };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw error;
  }
}

/** That a session is over, or a request makes no sense, is no fault of ours. */
const NO_FAULTS = new Set(["JWT_SESSION_ERROR", "INVALID_CALLBACK_URL_ERROR"]);

function note(code: string, detail?: unknown): void {
  if (NO_FAULTS.has(code)) log.debug({ code }, "NextAuth");
  else log.warn({ code, err: detail }, "NextAuth");
}
