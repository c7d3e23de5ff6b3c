// `npm run bench`: builds what is missing, then measures. See bench/run.ts for the meaning of the figures.
import { browserPath } from "./lib/browser.mjs";
import { describeDatabases } from "./lib/databases.mjs";
import { prepare } from "./lib/prepare.mjs";
import { print } from "./lib/print.mjs";
import { runTypeScript } from "./lib/run.mjs";

await prepare({ build: true });
const { line, env } = await describeDatabases();
print(line);
const [name] = process.argv.slice(2);
await runTypeScript("bench/run.ts", process.argv.slice(2), {
  ...env,
  ...(name === "map" && { CHROMIUM_PATH: await browserPath() }),
});
