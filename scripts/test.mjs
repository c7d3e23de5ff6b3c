// `npm test`: everything that must hold. One stage after another; the first that fails ends it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describeBroker } from "./lib/broker.mjs";
import { browserPath } from "./lib/browser.mjs";
import { describeDatabases } from "./lib/databases.mjs";
import { describeGpio } from "./lib/gpio.mjs";
import { heartbeat } from "./lib/heartbeat.mjs";
import { prepare } from "./lib/prepare.mjs";
import { fail, print, root } from "./lib/print.mjs";

await prepare({ build: true });
const browser = await browserPath();
const databases = await describeDatabases();
const broker = await describeBroker();
const line = `${databases.line} ${broker.line}`;
const env = { ...databases.env, ...broker.env };
print(line);
print(describeGpio().line);

const bin = (name) => ["node_modules/.bin", name].join("/");
/** Side by side: each keeps one core busy. */
const checks = [
  ["Format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  [
    "Import arrows",
    bin("depcruise"),
    ["--config", ".dependency-cruiser.cjs", "app", "components", "device-agent", "lib", "server.ts"],
  ],
  ["Unused files and exports", bin("knip"), []],
  ["Types", bin("tsc"), ["--noEmit"]],
];
/** One after another: each keeps all cores busy. */
const tests = [
  ["Unit and integration tests", bin("vitest"), ["run"]],
  ["End-to-end tests", bin("playwright"), ["test"]],
];

const begun = Date.now();
const beat = heartbeat("checks");
beat.start(checks.length);
await Promise.all(
  checks.map(async (stage) => {
    beat.begin(stage[0]);
    await run(stage, "pipe");
    beat.end(stage[0]);
  }),
);
beat.stop();
for (const stage of tests) {
  print(`\n— ${stage[0]}`);
  await run(stage, "inherit");
}
print(`\nAll passed in ${Math.round((Date.now() - begun) / 1000)} s. ${line}`);

/** Ends everything when the stage fails. What it says is shown as it says it ("inherit"), or then only ("pipe"). */
async function run([title, command, args], output) {
  const start = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, CHROMIUM_PATH: browser, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["inherit", output, output],
    shell: process.platform === "win32",
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(chunk));
  const [code] = await once(child, "close");
  if (code !== 0) fail(`${Buffer.concat(said)}\n${title}: failed. ${line}`);
  print(`${title}: passed in ${Math.round((Date.now() - start) / 1000)} s.`);
}
