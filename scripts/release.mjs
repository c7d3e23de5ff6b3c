// `npm run release`: builds what is missing, and packs it for computers that are too small to build it.
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./lib/prepare.mjs";
import { fail, print, root } from "./lib/print.mjs";
import { writeRelease } from "./lib/release.mjs";

await prepare({ build: true });
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const file = `release/${name}-${version}.tar.gz`;
await writeRelease(join(root, file), committedAt());
print(`${file}: ${(statSync(join(root, file)).size / 1e6).toFixed(1)} MB`);

/**
 * Seconds since 1970. Browsers take a file of the same size and time for unchanged, so it has to be another in each
 * version.
 */
function committedAt() {
  const given = process.env.SOURCE_DATE_EPOCH || lastCommit();
  if (!/^\d{1,10}$/.test(given)) fail("SOURCE_DATE_EPOCH must be a number of seconds since 1970.");
  return Number(given);
}

function lastCommit() {
  try {
    return execFileSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return fail(
      "Without git, set SOURCE_DATE_EPOCH to the seconds since 1970 that the files should have as their time.",
    );
  }
}
