import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import config, { ALLOWED, PATHS, PLANNED } from "../../../.dependency-cruiser.mjs";

const ARCHITECTURE = join(__dirname, "../../../ARCHITECTURE.md");
const [BEGIN, END] = ["<!-- allowed-dependencies:begin -->", "<!-- allowed-dependencies:end -->"];

const NAMES: Record<string, string> = {
  base: "`base`: the files directly in `lib/`",
  outage: "`lib/outage.ts`",
  agent: "`device-agent/`",
};

function nameOf(module: string): string {
  return NAMES[module] ?? (module in PATHS ? `\`${module}/\`` : `\`lib/${module}/\``);
}

function row([module, allowed]: [string, readonly string[]]): string {
  return `| ${nameOf(module)} | ${allowed.map((one) => `\`${one}\``).join(" ") || "nothing"} |`;
}

const TABLE = `${BEGIN}
| Module | may import |
| --- | --- |
${Object.entries(ALLOWED).map(row).join("\n")}

To come, with their places in lib kept: ${Object.keys(PLANNED).join(", ")}.
${END}`;

it("ARCHITECTURE.md shows the table of allowed dependencies (rewrite it by: npx vitest run --project unit tests/unit/docs -u)", async () => {
  const page = await readFile(ARCHITECTURE, "utf8");
  const [before = ""] = page.split(BEGIN);
  const after = page.split(END)[1] ?? "";
  await expect(`${before}${TABLE}${after}`).toMatchFileSnapshot(ARCHITECTURE);
});

describe("The linter", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "weather-dependencies-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The names of the rules that these files break, by their paths. */
  async function broken(files: Record<string, string>): Promise<string[]> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const { forbidden = [], options = {} } = config;
    const { tsConfig: _ours, ...rest } = options;
    const { output } = await cruise(["."], { ...rest, baseDir: folder, validate: true, ruleSet: { forbidden } });
    return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
  }

  it("refuses an import that is not in the table", async () => {
    const files = { "lib/db/rows.ts": "export const rows = 1;", "lib/rest/list.ts": 'import "../db/rows";' };
    expect(await broken(files)).toEqual(["rest-imports-what-is-listed"]);
  });

  it("accepts one that is in it", async () => {
    const files = { "lib/db/rows.ts": "export const rows = 1;", "lib/auth/session.ts": 'import "../db/rows";' };
    expect(await broken(files)).toEqual([]);
  });

  it("refuses a circle of two folders, where no two files import each other", async () => {
    const files = {
      "lib/rest/page/page.ts": 'import "../form/field";',
      "lib/rest/page/title.ts": "export const title = 1;",
      "lib/rest/form/field.ts": "export const field = 1;",
      "lib/rest/form/form.ts": 'import "../page/title";',
    };
    expect(new Set(await broken(files))).toEqual(new Set(["no-folder-circle"]));
  });

  it("refuses a circle of files that is made of types", async () => {
    const files = {
      "lib/rest/a.ts": 'import type { B } from "./b";\nexport type A = B | 1;',
      "lib/rest/b.ts": 'import type { A } from "./a";\nexport type B = A | 2;',
    };
    expect(new Set(await broken(files))).toEqual(new Set(["no-circular"]));
  });

  it("refuses a folder of lib/ that the table does not know", async () => {
    expect(await broken({ "lib/misc/x.ts": "export const x = 1;", "lib/cli/y.ts": 'import "../misc/x";' })).toEqual([
      "every-module-is-listed",
    ]);
  });

  describe("knows a folder of services by its index.ts", () => {
    const stations = {
      "lib/services/stations/index.ts": 'export { add } from "./add";',
      "lib/services/stations/add.ts": 'import "../context";\nexport { row as add } from "./internal/row";',
      "lib/services/stations/internal/row.ts": "export const row = 1;",
      "lib/services/context.ts": "export const context = 1;",
    };

    it.each([
      ["another module", "lib/rest/list.ts", 'import "../services/stations";'],
      ["another service", "lib/services/readings/record.ts", 'import "../stations";'],
      ["a test, which may look inside", "tests/unit/row.test.ts", 'import "../../lib/services/stations/internal/row";'],
    ])("and lets it be imported by %s", async (_, path, text) => {
      expect(await broken({ ...stations, [path]: text })).toEqual([]);
    });

    const OUTSIDE = "services-by-their-index";
    it.each([
      ["a verb's file by another module", "lib/rest/list.ts", "../services/stations/add", OUTSIDE],
      ["a helper by another module", "bench/row.ts", "../lib/services/stations/internal/row", OUTSIDE],
      ["a helper by what all services share", "lib/services/guard.ts", "./stations/internal/row", OUTSIDE],
      [
        "a verb's file by another service",
        "lib/services/readings/record.ts",
        "../stations/add",
        `${OUTSIDE}-among-themselves`,
      ],
      ["a verb by a helper", "lib/services/stations/internal/rows.ts", "../add", "service-helpers-know-no-verb"],
    ])("and refuses the import of %s", async (_, path, imported, rule) => {
      expect(await broken({ ...stations, [path]: `import "${imported}";` })).toEqual([rule]);
    });
  });

  it("lets components know the router's type, and nothing else of the server", async () => {
    const router = { "lib/trpc/router.ts": "export type Router = 1;\nexport const router = 1;" };
    const typed = 'import type { Router } from "../../lib/trpc/router";\nexport type X = Router;';
    expect(await broken({ ...router, "components/live/trpc.ts": typed })).toEqual([]);
    expect(
      await broken({
        ...router,
        "components/live/trpc.ts": 'import { router } from "../../lib/trpc/router";\nexport const x = router;',
      }),
    ).toEqual(["components-imports-what-is-listed"]);
  });
});
