import { isUtf8 } from "node:buffer";
import type { Database } from "../db/client";
import { AppError } from "../errors";
import { type Actor, ANONYMOUS } from "./actor";
import { hashKey, verifyKey } from "./device-key";
import { verifyLogin } from "./login/login";
import { actorBySession } from "./session";
import { userActor } from "./user-actor";

/** The parts of a request that identify its sender. */
export interface Asking {
  headers: Headers;
  /** The client's address: see http/origin.ts. */
  address: string;
}

/**
 * The sender, and how it was identified. Only a browser's session needs a CSRF token, because browsers send the other
 * credentials only on purpose.
 */
export type Identity =
  | { actor: Actor; by: "basic" | "key" | "none" }
  | { actor: Actor; by: "session"; sessionId: string };

/**
 * Identifies the sender by `Authorization: Basic …` (a user), `Authorization: Bearer …` or `X-ApiKey: …` (a device),
 * else by the session cookie (a user). Anonymous without any of them.
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

/** Like `identify`, without the way of identification. */
export async function actorOf(database: Database, asking: Asking, now: number): Promise<Actor> {
  return (await identify(database, asking, now)).actor;
}

/** The visitor of a web page: the session cookie's user, else anonymous; other credentials are ignored. */
export async function visitorOf(database: Database, headers: Headers, now: number): Promise<Actor> {
  return (await actorBySession(database, headers, now))?.actor ?? ANONYMOUS;
}

/**
 * The name and password of an `Authorization: Basic …` header, with the exact messages of Django REST framework.
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

/** UTF-8, else Latin-1, which older clients send. */
function decoded(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
}

function refusal(message: string): AppError {
  return new AppError("unauthenticated", `Invalid basic header. ${message}`);
}
