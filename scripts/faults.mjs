// `npm run faults`: checks that no reading is lost while everything fails (tests/faults/run.ts), and with `-- soak` the
// memory under a long load (tests/faults/soak/run.ts).
import { describeDatabases } from "./lib/databases.mjs";
import { prepare } from "./lib/prepare.mjs";
import { print } from "./lib/print.mjs";
import { runTypeScript } from "./lib/run.mjs";

await prepare({ build: true });
const { line, env } = await describeDatabases();
print(line);
const [first, ...rest] = process.argv.slice(2);
if (first === "soak") await runTypeScript("tests/faults/soak/run.ts", rest, env);
else await runTypeScript("tests/faults/run.ts", process.argv.slice(2), env);
