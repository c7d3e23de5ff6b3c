import type { Database } from "../db/client";
import type { Sql } from "../db/sql";
import { log } from "../log";
import { isOutage } from "../outage";
import { processSingleton } from "../process-singleton";

const touching = () => processSingleton("being-touched", () => new Set<string>());

/**
 * Writes down that a key or a session is in use. Beside the request, which neither waits for it nor fails with it: a
 * long import may hold SQLite's one writer.
 * @param hash of its secret
 * @param whose for the log
 */
export function touch(
  database: Database,
  { hash, ...whose }: { hash: string; deviceKey?: number; user?: number },
  write: (sql: Sql) => Promise<void>,
): void {
  if (touching().has(hash)) return;
  touching().add(hash);
  database
    .transaction(write)
    .catch((error: unknown) => {
      // Of a database that takes no changes every request would say so.
      if (!isOutage(error)) log.warn({ err: error, ...whose }, "a last use could not be noted");
    })
    .finally(() => touching().delete(hash));
}
