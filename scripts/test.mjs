// `npm test`: everything that must hold. One stage after another; the first that fails ends it.
import { spawnSync } from "node:child_process";
import { browserPath } from "./lib/browser.mjs";
import { describeDatabases } from "./lib/databases.mjs";
import { prepare } from "./lib/prepare.mjs";
import { fail, root, say } from "./lib/say.mjs";

await prepare({ build: true });
const browser = await browserPath();
const { line, env } = await describeDatabases();
say(line);

const bin = (name) => ["node_modules/.bin", name].join("/");
const stages = [
  ["Format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["Import arrows", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "app", "components", "lib", "server.ts"]],
  ["Unused files and exports", bin("knip"), []],
  ["Types", bin("tsc"), ["--noEmit"]],
  ["Unit and integration tests", bin("vitest"), ["run"]],
  ["End-to-end tests", bin("playwright"), ["test"]],
];

const begun = Date.now();
for (const [title, command, args] of stages) {
  const start = Date.now();
  say(`\n— ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env, CHROMIUM_PATH: browser, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) fail(`\n${title}: failed. ${line}`);
  say(`${title}: passed in ${Math.round((Date.now() - start) / 1000)} s.`);
}
say(`\nAll passed in ${Math.round((Date.now() - begun) / 1000)} s. ${line}`);
