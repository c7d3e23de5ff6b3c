// `npm run manage -- COMMAND`: prepares a fresh clone, then runs the command line. JavaScript, as nothing is installed.
import { prepare } from "./lib/prepare.mjs";
import { runNode } from "./lib/run.mjs";

await prepare({ build: false });
// npm changes into the project's folder, but file names are relative to where the command was typed.
await runNode(["dist/manage.mjs", "--cwd", process.env.INIT_CWD ?? process.cwd(), ...process.argv.slice(2)]);
