// `npm test`: all checks and tests. Stages run one after another; the first failure ends it.
import { describeBroker } from "./lib/broker.mjs";
import { browserPath } from "./lib/browser.mjs";
import { describeDatabases } from "./lib/databases.mjs";
import { describeGpio } from "./lib/gpio.mjs";
import { prepare } from "./lib/prepare.mjs";
import { print } from "./lib/print.mjs";
import { BROWSER_TESTS, NODE_TESTS, runSideBySide, runStage, STATIC_CHECKS, TYPES } from "./lib/stages.mjs";

await prepare({ build: true });
const browser = await browserPath();
const databases = await describeDatabases();
const broker = await describeBroker();
const remark = `${databases.line} ${broker.line}`;
const env = { ...databases.env, ...broker.env, CHROMIUM_PATH: browser };
print(remark);
print(describeGpio().line);

const begun = Date.now();
// In parallel: each keeps one core busy.
await runSideBySide([...STATIC_CHECKS, TYPES], { env, remark });
// One after another: each keeps all cores busy.
for (const stage of [NODE_TESTS, BROWSER_TESTS]) {
  print(`\n— ${stage[0]}`);
  await runStage(stage, { env, remark, output: "inherit" });
}
print(`\nAll passed in ${Math.round((Date.now() - begun) / 1000)} s. ${remark}`);
