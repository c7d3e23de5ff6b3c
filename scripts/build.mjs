// `npm run build`: all that `npm start` does before it serves. Plain JavaScript, since nothing is installed yet.
import { prepare } from "./lib/prepare.mjs";

await prepare({ build: true });
