// `npm start`: prepares a fresh clone, then runs the server. Plain JavaScript, as nothing is installed yet.
import { prepare } from "./lib/prepare.mjs";
import { runServer } from "./lib/run.mjs";

const dev = process.argv.includes("--dev");
await prepare({ build: !dev });
await runServer({ dev });
