import { randomBytes } from "node:crypto";
import type { Database } from "../db/client";
import { settingOf, settingOrFirst } from "../db/queries/settings";
import { env } from "../env";
import { processSingleton } from "../process-singleton";

const SETTING = "authSecret";

const secrets = () => processSingleton("auth-secrets", () => new WeakMap<Database, Promise<string>>());

/**
 * The secret that signs sessions and CSRF tokens: AUTH_SECRET, else 256 random bits that all processes share through
 * the database.
 */
export function authSecret(database: Database): Promise<string> {
  if (env.AUTH_SECRET !== undefined) return Promise.resolve(env.AUTH_SECRET);
  const known = secrets().get(database);
  if (known) return known;
  const secret = storedSecret(database);
  secrets().set(database, secret);
  secret.catch(() => secrets().delete(database));
  return secret;
}

async function storedSecret({ read, dialect, transaction }: Database): Promise<string> {
  const first = randomBytes(32).toString("base64url");
  return (await settingOf(read, SETTING)) ?? (await transaction((sql) => settingOrFirst(sql, dialect, SETTING, first)));
}
