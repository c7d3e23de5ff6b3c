// Generates a Prisma client for each database from the one prisma/schema.prisma. SQLite has no native types to choose,
// so its schema is the same text without the @db attributes. Then writes the list of the models that the admin manages.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
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
writeRegistry();

function schemaFor(provider) {
  const text = source
    .replace('provider = "mysql"', `provider = "${provider}"`)
    .replace('"../lib/db/generated/mysql"', `"./${provider}"`);
  if (provider === "sqlite") return text.replace(/ @db\.\w+(\(\d+\))?/g, "");
  const models =
    'generator models {\n  provider = "node scripts/models-generator.mjs"\n  output   = "./models.json"\n}\n';
  return `${models}\n${text}`;
}

/** The admin manages every model with a file in lib/admin/models, and permissions exist for those. */
function writeRegistry() {
  const models = JSON.parse(readFileSync(join(generated, "models.json"), "utf8"))
    .map(({ name }) => ({ name, file: kebab(name) }))
    .filter(({ file }) => existsSync(join(root, "lib/admin/models", `${file}.ts`)));
  const imports = models.map(({ name, file }) => `import { admin as ${name} } from "../models/${file}";\n`);
  const names = models.map(({ name }) => name);
  write("lib/admin/generated/models.ts", `${imports.join("")}\nexport const ADMINS = [${names.join(", ")}];\n`);
  write("lib/contract/generated/models.ts", `export const MODELS = ${JSON.stringify(names)} as const;\n`);
}

/** SensorData → sensor-data */
function kebab(name) {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function run(args) {
  // `generate` never starts the schema engine but insists on its file, and would download 20 MB.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  try {
    execFileSync(process.execPath, [prisma, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    console.error(`${error.stdout}${error.stderr}`);
    console.error("The database clients could not be generated from prisma/schema.prisma: see above.");
    process.exit(1);
  }
}
