import { fileURLToPath } from "node:url";
import { EnvError } from "../env";

export type Dialect = "sqlite" | "mysql";

export type DatabaseTarget =
  | { dialect: "sqlite"; file: string }
  | { dialect: "mysql"; host: string; port: number; user: string; password: string; database: string };

/** Reads `file:PATH` or `mysql://USER:PASSWORD@HOST:PORT/DATABASE`. Throws EnvError on anything else. */
export function parseDatabaseUrl(text: string): DatabaseTarget {
  if (text.startsWith("file://")) return { dialect: "sqlite", file: fileURLToPath(text) };
  if (text.startsWith("file:")) return { dialect: "sqlite", file: text.slice("file:".length) };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const database = decodeURIComponent(url?.pathname.slice(1) ?? "");
  if (!url || !/^(mysql|mariadb):$/.test(url.protocol) || !/^[\w-]{1,64}$/.test(database)) {
    throw new EnvError("DATABASE_URL is neither file:PATH nor mysql://USER:PASSWORD@HOST:PORT/DATABASE.");
  }
  return {
    dialect: "mysql",
    host: url.hostname,
    port: url.port === "" ? 3306 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
  };
}
