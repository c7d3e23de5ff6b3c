import type { Database } from "../db/client";
import type { Sql } from "../db/sql";
import { log } from "../log";
import { isOutage } from "../outage";
import { processSingleton } from "../process-singleton";

const touching = () => processSingleton("being-touched", () => new Set<string>());

/**
 * Records that a key or a session was used. Not awaited by the request and never failing it, because a long import may
 * hold SQLite's single writer.
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
      // Suppressed in an outage: with a database that refuses writes, every request would log it.
      if (!isOutage(error)) log.warn({ err: error, ...whose }, "a last use could not be noted");
    })
    .finally(() => touching().delete(hash));
}
