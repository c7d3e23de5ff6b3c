// `npm run faults`: what becomes of readings while everything fails. See tests/faults/run.ts.
import { describeDatabases } from "./lib/databases.mjs";
import { prepare } from "./lib/prepare.mjs";
import { runTypeScript } from "./lib/run.mjs";
import { say } from "./lib/say.mjs";

await prepare({ build: true });
const { line, env } = await describeDatabases();
say(line);
await runTypeScript("tests/faults/run.ts", process.argv.slice(2), env);
