// `npm run manage -- COMMAND`: does what a fresh clone still needs, then runs the command line. Plain JavaScript, since nothing may be installed yet.
import { prepare } from "./lib/prepare.mjs";
import { runNode } from "./lib/run.mjs";

await prepare({ build: false });
// npm changes into the project's folder, but a file's name is meant where it was typed.
await runNode(["dist/manage.mjs", "--cwd", process.env.INIT_CWD ?? process.cwd(), ...process.argv.slice(2)]);
