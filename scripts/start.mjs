// `npm start`: does all that is needed on a fresh clone, then runs the server. Plain JavaScript, since nothing is installed yet.
import { prepare } from "./lib/prepare.mjs";
import { runServer } from "./lib/run.mjs";

const dev = process.argv.includes("--dev");
await prepare({ build: !dev });
await runServer({ dev });
