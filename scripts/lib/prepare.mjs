import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, printProgress, root } from "./print.mjs";
import { fingerprint } from "./sources.mjs";

const LOWEST_NODE = [20, 19];
const BUNDLE = "public/agent/weather-agent.mjs";
const AGENT_STAMP = "node_modules/.agent";
const SERVER_STAMP = "dist/.bundled";

/** The file that marks an unpacked release, which is built and has no sources. */
export const RELEASE_MARK = ".release";

/** Installs, generates and builds what is missing or older than its sources. */
export async function prepare({ build }) {
  checkNode();
  const isRelease = existsSync(join(root, RELEASE_MARK));
  install({ dev: !isRelease });
  if (isRelease) return;
  bundle();
  if (build) buildApp();
}

/** Builds what runs without Next.js: the database clients, the device agent, the server and the command line. */
export function bundle() {
  generate();
  bundleAgent();
  bundleServer();
}

function checkNode() {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint) fail(complaint);
}

/**
 * The problem with this version of Node, if any.
 * @param {string} version
 * @returns {string | undefined}
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return undefined;
  return `Node ${version} is too old: this needs ${LOWEST_NODE.join(".")} or newer. See https://nodejs.org/.`;
}

function install({ dev }) {
  const lock = hash(readFileSync(join(root, "package-lock.json")));
  step("node_modules/.installed", lock, "Installing the dependencies", () => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    run(
      npm,
      ["ci", dev ? "--include=dev" : "--omit=dev", "--loglevel=error"],
      "The dependencies could not be installed: see above.",
    );
  });
}

function generate() {
  const sources = fingerprint([
    "prisma/schema.prisma",
    "scripts/generate.mjs",
    "scripts/models-generator.mjs",
    "package-lock.json",
    "lib/admin/models",
  ]);
  step("lib/db/generated/.generated", sources, "Generating the database clients", () => {
    run(process.execPath, ["scripts/generate.mjs"], "The database clients could not be generated: see above.");
  });
}

/** Before the application is built, which copies the file in public/. */
function bundleAgent() {
  const sources = fingerprint([
    "device-agent",
    "lib/contract",
    "lib/weather",
    "scripts/build-agent.mjs",
    "package-lock.json",
  ]);
  // Without its file, the stamp is invalid: public/ may have been cleaned.
  if (!existsSync(join(root, BUNDLE))) rmSync(join(root, AGENT_STAMP), { force: true });
  step(AGENT_STAMP, sources, "Bundling the device agent", () => {
    run(process.execPath, ["scripts/build-agent.mjs"], "The device agent could not be bundled: see above.");
  });
}

function bundleServer() {
  const sources = fingerprint([
    "server.ts",
    "lib",
    "prisma/schema.prisma",
    "scripts/build-server.mjs",
    "tsconfig.json",
    "package-lock.json",
  ]);
  step(SERVER_STAMP, sources, "Bundling the server", () => {
    run(process.execPath, ["scripts/build-server.mjs"], "The server could not be bundled: see above.");
  });
}

function buildApp() {
  const sources = fingerprint([
    "app",
    "components",
    "lib",
    "public",
    "next.config.mjs",
    "postcss.config.mjs",
    "scripts/compress.mjs",
    "tsconfig.json",
    "package-lock.json",
    "prisma/schema.prisma",
  ]);
  step(".next/.built", sources, "Building the application (about a minute)", () => {
    const next = join(root, "node_modules/next/dist/bin/next");
    run(process.execPath, [next, "build"], "The application could not be built: see above.", {
      NODE_ENV: "production",
    });
    run(process.execPath, ["scripts/compress.mjs"], "The application could not be compressed: see above.");
  });
}

/** Runs `work` unless the stamp file shows that it was done for the same sources. */
function step(stamp, sources, title, work) {
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, "utf8") === sources) return;
  printProgress(`${title} …`);
  const begun = Date.now();
  work();
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, sources);
  printProgress(`${title}: done in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

function run(command, args, failure, extraEnv = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    // Nothing that is installed or built sends usage data.
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", SCARF_ANALYTICS: "false", ...extraEnv },
    encoding: "utf8",
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}`;
  process.stderr.write(output);
  if (/ENOSPC/.test(output)) fail("There is no space left on the disk. Free some and start again.");
  fail(failure);
}

function hash(content) {
  return createHash("sha256").update(content).digest("hex");
}
