import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Exit, launchCommand, ROOT } from "./launch";
import { onServer, type ServerBench, type Variables } from "./server";

/** Whether there is a Python with the package requests. */
const hasPython = spawnSync("python3", ["-c", "import requests"]).status === 0;

/** What a script has printed, and how it ended. */
export interface Ran {
  exit: Exit;
  output: string;
  errors: string;
}

/**
 * Runs a script, whose path is relative to the project's folder, with these arguments. Python writes no compiled files
 * and uses no proxy.
 */
export async function runPython(script: string, args: readonly string[] = []): Promise<Ran> {
  const variables = { PYTHONDONTWRITEBYTECODE: "1", PYTHONUNBUFFERED: "1", NO_PROXY: "*" };
  const run = launchCommand("python3", [join(ROOT, script), ...args], variables);
  const exit = await run.exit;
  return { exit, output: run.output(), errors: run.errors() };
}

/**
 * Tests with Python scripts on a server of their own. They are skipped without Python and requests, unless
 * REQUIRE_PYTHON=1.
 */
export function onServerWithPython(title: string, tests: (fixture: ServerBench) => void, variables?: Variables): void {
  it.runIf(process.env.REQUIRE_PYTHON === "1")("Python and requests are installed, as REQUIRE_PYTHON=1 asks", () => {
    expect(hasPython).toBe(true);
  });
  describe.runIf(hasPython)("With Python and requests", () => onServer(title, tests, variables));
}
