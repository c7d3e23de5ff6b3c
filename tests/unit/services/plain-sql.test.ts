import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** See docs/adr/0042-prisma-and-plain-sql.md. */
const PLAIN_SQL = ["stations", "readings", "observations", "metadata", "climate"];

it.each(PLAIN_SQL)("the services of %s ask the database by plain SQL alone", (name) => {
  const folder = join("lib/services", name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files).not.toEqual([]);
  expect(files.filter((file) => /prisma/i.test(readFileSync(join(folder, file), "utf8")))).toEqual([]);
});
