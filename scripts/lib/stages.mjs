import { spawn } from "node:child_process";
import { once } from "node:events";
import { heartbeat } from "./heartbeat.mjs";
import { fail, print, root } from "./print.mjs";

const bin = (name) => ["node_modules/.bin", name].join("/");

/** A stage is a title, a command, and its arguments. These need only the sources and generated code. */
export const STATIC_CHECKS = [
  ["Format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  [
    "Allowed dependencies",
    bin("depcruise"),
    [
      ...["--config", ".dependency-cruiser.mjs", "app", "components", "device-agent", "lib", "server.ts"],
      ...["scripts", "tests", "e2e", "bench"],
    ],
  ],
  ["Unused files and exports", bin("knip"), []],
];
export const TYPES = ["Types", bin("tsc"), ["--noEmit"]];
export const UNIT_TESTS = ["Unit tests", bin("vitest"), ["run", "--project", "unit", "--reporter=dot"]];
export const NODE_TESTS = ["Unit and integration tests", bin("vitest"), ["run"]];
export const BROWSER_TESTS = ["End-to-end tests", bin("playwright"), ["test"]];
/** Next writes the types of the routes, otherwise as a part of the build. */
export const ROUTE_TYPES = ["Types of the routes", bin("next"), ["typegen"]];

/** Runs stages in parallel; the first failure ends everything, with its output. */
export async function runSideBySide(stages, options) {
  const beat = heartbeat("checks");
  beat.start(stages.length);
  await Promise.all(
    stages.map(async (stage) => {
      beat.begin(stage[0]);
      await runStage(stage, { ...options, output: "pipe" });
      beat.end(stage[0]);
    }),
  );
  beat.stop();
}

/**
 * Ends everything when the stage fails. Its output is shown as it comes ("inherit"), or only on failure ("pipe").
 * @param {[title: string, command: string, args: string[]]} stage
 * @param {{ output: "inherit" | "pipe", env?: Record<string, string>, remark?: string }} options
 */
export async function runStage([title, command, args], { output, env = {}, remark = "" }) {
  const start = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["inherit", output, output],
    shell: process.platform === "win32",
  });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => chunks.push(chunk));
  const [code] = await once(child, "close");
  if (code !== 0) fail(`${Buffer.concat(chunks)}\n${title}: failed. ${remark}`.trimEnd());
  print(`${title}: passed in ${Math.round((Date.now() - start) / 1000)} s.`);
}
