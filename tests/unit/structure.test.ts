import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const MAX_FILES = 20;
const MAX_LINES = 300;

/** Files that may be longer, up to so many lines, and why. A limit may only go down. */
const LONG_FILES: Record<string, { lines: number; why: string }> = {
  "lib/weather/metrics.ts": {
    lines: 314,
    why: "a catalogue: the one list of metrics, with the sources of their limits",
  },
  "tests/unit/weather/quality/qualityCases.ts": { lines: 548, why: "a catalogue of real cases, with their sources" },
  "tests/integration/api-client/schema.d.ts": { lines: Number.POSITIVE_INFINITY, why: "it is generated" },
  "e2e/admin.spec.ts": { lines: 322, why: "it is older than this rule" },
  "tests/integration/admin/bulk/bulk.test.ts": { lines: 346, why: "it is older than this rule" },
  "tests/integration/http/readings/readings.test.ts": { lines: 306, why: "it is older than this rule" },
  "tests/integration/http/server/outages.test.ts": { lines: 362, why: "it is older than this rule" },
  "tests/integration/services/climate/figures.test.ts": { lines: 322, why: "it is older than this rule" },
  "tests/integration/services/climate/reports.test.ts": { lines: 450, why: "it is older than this rule" },
  "tests/integration/services/merges/merge.test.ts": { lines: 529, why: "it is older than this rule" },
  "tests/integration/services/observations/update-station.test.ts": { lines: 314, why: "it is older than this rule" },
  "tests/integration/services/readings/derived.test.ts": { lines: 524, why: "it is older than this rule" },
};

/** Folders that may have more files, and why. */
const LARGE_FOLDERS: Record<string, string> = { "lib/admin/models": "a catalogue: a declaration for each model" };

/** Not written by hand, or not ours. */
const IGNORED = new Set(["node_modules", "generated", ".next", "__pycache__"]);

/** Every file of the source tree. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() && !entry.name.startsWith(".") ? [path] : [];
  });
}

const FILES = ["app", "bench", "components", "device-agent", "e2e", "lib", "scripts", "tests"].flatMap(filesBelow);

const linesOf = (path: string) => readFileSync(path, "utf8").split("\n").length - 1;

describe("The source tree", () => {
  it("no folder has more than 20 files", () => {
    const counts = new Map<string, number>();
    for (const file of FILES) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(100);
    const large = [...counts]
      .filter(([folder, count]) => count > MAX_FILES && !(folder in LARGE_FOLDERS))
      .map(([folder]) => folder);
    expect(large, "Sort them into folders whose names say something.").toEqual([]);
  });

  it("no file has more than 300 lines, which suggests more than one reason to change", () => {
    const code = FILES.filter((file) => /\.(ts|tsx|mjs|css)$/.test(basename(file)));
    expect(code.length).toBeGreaterThan(1000);
    const long = code
      .filter((file) => linesOf(file) > MAX_LINES)
      .map((file) => ({ file, lines: linesOf(file) }))
      .filter(({ file, lines }) => lines > (LONG_FILES[file]?.lines ?? 0));
    expect(long, "Split it by what changes together.").toEqual([]);
  });

  it("every exception exists and is still needed", () => {
    expect(Object.keys(LONG_FILES).filter((file) => !FILES.includes(file) || linesOf(file) <= MAX_LINES)).toEqual([]);
  });
});
