import { isUtf8 } from "node:buffer";
import type { Database } from "../db/client";
import { AppError } from "../errors";
import { type Actor, ANONYMOUS } from "./actor";
import { hashKey, verifyKey } from "./device-key";
import { verifyLogin } from "./login/login";
import { actorBySession } from "./session";
import { userActor } from "./user-actor";

/** What of a request tells who sends it. */
export interface Asking {
  headers: Headers;
  /** Of the client: see http/origin.ts. */
  address: string;
}

/** Who asks, and how that is known. Only a browser's session needs a CSRF token: the others are never sent unasked. */
export type Identity =
  | { actor: Actor; by: "basic" | "key" | "none" }
  | { actor: Actor; by: "session"; sessionId: string };

/**
 * Who sends this request: by `Authorization: Basic …` (a user), `Authorization: Bearer …` or `X-ApiKey: …` (a device),
 * else by the session cookie (a user). Without any of them nobody in particular.
 * @throws AppError unauthenticated when credentials are given and wrong, too_many when they were wrong too often
 */
export async function identify(database: Database, { headers, address }: Asking, now: number): Promise<Identity> {
  const authorization = headers.get("authorization") ?? "";
  const key = /^bearer(?:\s+|$)(.*)$/i.exec(authorization)?.[1] ?? headers.get("x-apikey");
  if (key !== null) {
    return { actor: await verifyKey(database, { hash: hashKey(key.trim()), address, way: "HTTP" }, now), by: "key" };
  }
  if (/^basic(\s|$)/i.test(authorization)) {
    const user = await verifyLogin(database, { ...readBasic(authorization), address, way: "Basic" });
    return { actor: await userActor(database, user), by: "basic" };
  }
  const session = await actorBySession(database, headers, now);
  return session ? { ...session, by: "session" } : { actor: ANONYMOUS, by: "none" };
}

/** The same, for who need not know how it is known. */
export async function actorOf(database: Database, asking: Asking, now: number): Promise<Actor> {
  return (await identify(database, asking, now)).actor;
}

/** Who looks at our own pages: whoever the session's cookie stands for, else nobody in particular, whatever else was sent. */
export async function visitorOf(database: Database, headers: Headers, now: number): Promise<Actor> {
  return (await actorBySession(database, headers, now))?.actor ?? ANONYMOUS;
}

/**
 * The name and password of an `Authorization: Basic …` header, with the refusals of Django REST framework, word for word.
 * @throws AppError unauthenticated
 */
function readBasic(header: string): { username: string; password: string } {
  const parts = header.trim().split(/\s+/).slice(1);
  const [credentials] = parts;
  if (credentials === undefined) throw refusal("No credentials provided.");
  if (parts.length > 1) throw refusal("Credentials string should not contain spaces.");
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(credentials) ? decoded(Buffer.from(credentials, "base64")) : "";
  const colon = text.indexOf(":");
  if (colon === -1) throw refusal("Credentials not correctly base64 encoded.");
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** UTF-8, else Latin-1, in which older clients send it. */
function decoded(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
}

function refusal(message: string): AppError {
  return new AppError("unauthenticated", `Invalid basic header. ${message}`);
}
