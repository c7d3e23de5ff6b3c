import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dialect } from "../url";

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, hex, as stored by `prisma migrate`. */
  checksum: string;
}

/** The migrations shipped for a database, oldest first (their names begin with the time). */
export function readMigrations(
  dialect: Dialect,
  root = join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations"),
): Migration[] {
  const folder = join(root, dialect);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
