// Generates a Prisma client for each database from the one prisma/schema.prisma.
// SQLite has no native types to choose, so its schema is the same text without the @db attributes.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const generated = join(root, "lib/db/generated");
const source = readFileSync(join(root, "prisma/schema.prisma"), "utf8");
const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");

mkdirSync(generated, { recursive: true });
for (const provider of ["mysql", "sqlite"]) {
  const schema = join(generated, `${provider}.prisma`);
  writeFileSync(schema, schemaFor(provider));
  run(["generate", "--schema", schema]);
}

function schemaFor(provider) {
  const text = source
    .replace('provider = "mysql"', `provider = "${provider}"`)
    .replace('"../lib/db/generated/mysql"', `"./${provider}"`);
  if (provider === "mysql") return text;
  const models =
    'generator models {\n  provider = "node scripts/models-generator.mjs"\n  output   = "./models.json"\n}\n';
  return `${models}\n${text.replace(/ @db\.\w+(\(\d+\))?/g, "")}`;
}

function run(args) {
  // `generate` never starts the schema engine but insists on having its file, and would download one of 20 MB.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  try {
    execFileSync(process.execPath, [prisma, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    console.error(`${error.stdout}${error.stderr}`);
    console.error("The database clients could not be generated from prisma/schema.prisma: see above.");
    process.exit(1);
  }
}
