// `npm run bench:web`: Lighthouse's results for the pages. Its own dependencies are installed on demand.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { browserPath } from "./lib/browser.mjs";
import { prepare } from "./lib/prepare.mjs";
import { fail, print, root } from "./lib/print.mjs";
import { runTypeScript } from "./lib/run.mjs";

await prepare({ build: true });
const folder = join(root, "bench/lighthouse");
if (!existsSync(join(folder, "node_modules/lighthouse"))) {
  print("Installing Lighthouse …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) fail("Lighthouse could not be installed: see above.");
}
await runTypeScript("bench/web.ts", process.argv.slice(2), { CHROMIUM_PATH: await browserPath() });
