import pino from "pino";
import { env } from "./env";
import { processSingleton } from "./process-singleton";

/** Names of secret fields, and of headers as Node and people write them. */
const SECRETS = ["password", "key", "secret", "token", "passwordHash"];
const SECRET_HEADERS = ["authorization", "cookie", "set-cookie", "x-apikey", "x-csrftoken"];
const DEPTHS = ["", "*.", "*.*.", "*.*.*."];

const names = [...SECRETS, ...SECRET_HEADERS, "Authorization", "Cookie", "Set-Cookie", "X-ApiKey", "X-CSRFToken"];

export const REDACTED = DEPTHS.flatMap((depth) => names.map((name) => `${depth.replace(/\.$/, "")}["${name}"]`));

/** Structured log on standard output. Secrets are redacted at any depth of an object. */
export const log = processSingleton("log", () =>
  pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: REDACTED,
  }),
);
