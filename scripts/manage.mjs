// `npm run manage -- COMMAND`: does what a fresh clone still needs, then runs the command line. Plain JavaScript, since nothing may be installed yet.
import { prepare } from "./lib/prepare.mjs";
import { runTypeScript } from "./lib/run.mjs";

await prepare({ build: false });
// npm changes into the project's folder, but a file's name is meant where it was typed.
await runTypeScript("lib/cli/main.ts", ["--cwd", process.env.INIT_CWD ?? process.cwd(), ...process.argv.slice(2)]);
