import { fileURLToPath } from "node:url";
import { EnvError } from "../env";

export type Dialect = "sqlite" | "mysql";

export type DatabaseTarget =
  | { dialect: "sqlite"; file: string }
  | { dialect: "mysql"; host: string; port: number; user: string; password: string; database: string };

/**
 * Parses `file:PATH` or `mysql://USER:PASSWORD@HOST:PORT/DATABASE`.
 * @throws EnvError on anything else
 */
export function parseDatabaseUrl(text: string): DatabaseTarget {
  const target = read(text);
  if (target) return target;
  throw new EnvError("DATABASE_URL is neither file:PATH nor mysql://USER:PASSWORD@HOST:PORT/DATABASE.");
}

function read(text: string): DatabaseTarget | undefined {
  try {
    if (text.startsWith("file://")) return { dialect: "sqlite", file: fileURLToPath(text) };
    if (text.startsWith("file:")) return { dialect: "sqlite", file: text.slice("file:".length) };
    const url = new URL(text);
    const database = decodeURIComponent(url.pathname.slice(1));
    if (!/^(mysql|mariadb):$/.test(url.protocol) || url.hostname === "" || !/^[\w-]{1,64}$/.test(database)) return;
    return {
      dialect: "mysql",
      host: url.hostname,
      port: url.port === "" ? 3306 : Number(url.port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database,
    };
  } catch {
    // Not a URL, a bare % in it, or a file on another host.
    return undefined;
  }
}
