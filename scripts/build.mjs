// `npm run build`: everything that `npm start` does before it serves. Plain JavaScript, as nothing is installed yet.
import { prepare } from "./lib/prepare.mjs";

await prepare({ build: true });
