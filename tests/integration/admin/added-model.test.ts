import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { basic } from "../http/support/client";
import { ADMIN_PASSWORD, ROOT, type RunningServer, startServer } from "../support/launch";
import { type Throwaway, throwaway } from "../support/throwaway";

const MODEL = `
/// An instrument that somebody lends.
model Instrument {
  id        Int      @id @default(autoincrement())
  name      String   @unique @db.VarChar(40)
  /// Years of warranty.
  warranty  Int      @default(2)
  lentAt    DateTime?
  isWorking Boolean  @default(true)
  stationId Int?

  @@index([stationId])
}
`;

const TABLE = `CREATE TABLE "Instrument" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "warranty" INTEGER NOT NULL DEFAULT 2,
  "lentAt" DATETIME,
  "isWorking" BOOLEAN NOT NULL DEFAULT true,
  "stationId" INTEGER
);
CREATE UNIQUE INDEX "Instrument_name_key" ON "Instrument"("name");
CREATE INDEX "Instrument_stationId_idx" ON "Instrument"("stationId");
`;

const ADMIN = `import { declare } from "../model/declare";

export const admin = declare({
  model: "Instrument",
  group: "Store",
  columns: ["name", "warranty", "isWorking", "lentAt"],
  search: ["name"],
  filters: ["isWorking"],
  ordering: ["name"],
  dateHierarchy: "lentAt",
});
`;

/** The project with an additional model: an entry in the schema, a migration, and a declaration of a dozen lines. */
function projectWithModel(): string {
  // Inside the project, so that its node_modules are found.
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, "test-results/added-model-"));
  const sources = ["app", "components", "lib", "prisma", "public", "scripts", "server.ts", "package.json"];
  for (const name of [...sources, "next.config.mjs", "postcss.config.mjs", "tsconfig.json"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  appendFileSync(join(folder, "prisma/schema.prisma"), MODEL);
  const migration = join(folder, "prisma/migrations/sqlite/20991231000000_instrument");
  mkdirSync(migration);
  writeFileSync(join(migration, "migration.sql"), TABLE);
  writeFileSync(join(folder, "lib/admin/models/instrument.ts"), ADMIN);
  execFileSync(process.execPath, ["scripts/generate.mjs"], { cwd: folder });
  return folder;
}

describe("a model that was added to the schema and declared in a dozen lines", () => {
  const headers = { ...basic("admin", ADMIN_PASSWORD), "Content-Type": "application/json" };
  let folder = "";
  let target: Throwaway;
  let server: RunningServer;
  beforeAll(async () => {
    folder = projectWithModel();
    target = await throwaway("sqlite");
    server = await startServer({ DATABASE_URL: target.url }, { folder, isDev: true });
  });
  afterAll(async () => {
    await server?.kill("SIGKILL");
    await target?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function call<T>(name: string, input: unknown, isChange = false): Promise<{ status: number; data: T }> {
    const text = JSON.stringify(input);
    const response = isChange
      ? await server.fetch(`/api/trpc/admin.${name}`, { method: "POST", body: text, headers })
      : await server.fetch(`/api/trpc/admin.${name}?input=${encodeURIComponent(text)}`, { headers });
    const body = await response.json();
    return { status: response.status, data: (body.result?.data ?? body.error?.data) as T };
  }

  it("an added model can be listed, created, changed, searched, filtered, exported and deleted, with its history", async () => {
    const model = "instrument";
    const front = await call<{ groups: { title: string; models: { plural: string }[] }[] }>("index", undefined);
    expect(front.data.groups.find(({ title }) => title === "Store")?.models).toMatchObject([{ plural: "instruments" }]);

    const bad = await call("save", { model, values: { name: "", warranty: "two" } }, true);
    expect(bad).toMatchObject({
      status: 400,
      data: { fields: { name: ["This field is required."], warranty: ["Enter a whole number."] } },
    });
    const made = await call<{ key: string; message: string }>(
      "save",
      { model, values: { name: "Barometer", warranty: "3", lentAt: "1393926308" } },
      true,
    );
    expect(made.data.message).toBe("The instrument “Barometer” was added successfully.");
    const { key } = made.data;
    expect(await call("save", { model, values: { name: "Barometer" } }, true)).toMatchObject({
      data: { fields: { name: ["Instrument with this Name already exists."] } },
    });
    await call("save", { model, key, values: { warranty: "5", isWorking: false } }, true);

    const page = { count: { value: 1, isMore: false }, rows: [{ key, label: "Barometer" }] };
    for (const query of [{}, { search: "baro" }, { filters: { isWorking: "false" } }, { date: "2014-03" }]) {
      expect((await call("list", { model, ...query })).data).toMatchObject(page);
    }
    expect((await call("list", { model, filters: { isWorking: "true" } })).data).toMatchObject({ rows: [] });
    const csv = await server.fetch(`/admin/${model}/export/`, { headers });
    expect(await csv.text()).toContain("Barometer,5,2014-03-04T09:45:08.000Z,false");

    expect((await call("history", { model, key })).data).toMatchObject({
      items: [
        { action: "change", changes: [{ label: "Warranty", old: "3", new: "5" }, { label: "Working" }] },
        { action: "add" },
      ],
    });
    expect((await call("docs", undefined)).data).toContainEqual(
      expect.objectContaining({ name: "Instrument", path: model }),
    );
    const gone = await call<{ message: string }>("remove", { model, selection: { keys: [key] } }, true);
    expect(gone.data.message).toBe("The instrument “Barometer” was deleted successfully.");
    expect((await call("list", { model })).data).toMatchObject({ rows: [] });
  });

  it("an added model gets its own admin pages and its own permissions", async () => {
    const group = await call<{ fieldsets: { fields: { name: string; choices?: { value: string }[] }[] }[] }>("form", {
      model: "group",
    });
    const permissions = group.data.fieldsets[0]?.fields.find(({ name }) => name === "permissions");
    expect(permissions?.choices?.map(({ value }) => value)).toContain("Instrument.change");
    const html = await (
      await server.fetch("/admin/instrument/", { headers: { ...headers, Accept: "text/html" } })
    ).text();
    expect(html).toContain("instruments");
  });
});
