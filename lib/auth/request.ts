import type { Database } from "../db/client";
import { AppError } from "../errors";
import { type Actor, ANONYMOUS } from "./actor";
import { actorByBasic } from "./basic";
import { actorByKey } from "./device-key";

/**
 * Who sends this request: by `Authorization: Basic …` (a user), `Authorization: Bearer …` or `X-ApiKey: …` (a device).
 * Without any of them nobody in particular.
 * @throws AppError unauthenticated when credentials are given and wrong
 */
export async function actorOf(database: Database, headers: Headers, now: number): Promise<Actor> {
  const authorization = headers.get("authorization") ?? "";
  const key = /^bearer(?:\s+|$)(.*)$/i.exec(authorization)?.[1] ?? headers.get("x-apikey");
  if (key !== null) {
    const actor = await actorByKey(database, key.trim(), now);
    if (!actor) throw new AppError("unauthenticated", "Invalid key.");
    return actor;
  }
  if (/^basic(\s|$)/i.test(authorization)) return actorByBasic(database, authorization);
  return ANONYMOUS;
}
