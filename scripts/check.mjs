// `npm run check`: the checks that need no server, database or browser, in under a minute. Run it before every commit.
import { prepare } from "./lib/prepare.mjs";
import { print } from "./lib/print.mjs";
import { ROUTE_TYPES, runSideBySide, runStage, STATIC_CHECKS, TYPES, UNIT_TESTS } from "./lib/stages.mjs";

await prepare({ build: false });
const begun = Date.now();
await runStage(ROUTE_TYPES, { output: "pipe" });
// The compiler takes longest and starts first.
await runSideBySide([TYPES, ...STATIC_CHECKS, UNIT_TESTS], {});
print(`All passed in ${Math.round((Date.now() - begun) / 1000)} s.`);
