import { until } from "../../support/until";
import type { RunningServer } from "./launch";

/**
 * Runs inside the server. On SIGUSR2 it prints the most processor time that its main thread spent between two turns of
 * a timer (so that work of other processes does not count), and what a fixed piece of work costs at that moment.
 */
const PROBE = `
import { readFileSync } from "node:fs";
const file = "/proc/self/task/" + process.pid + "/schedstat";
const cpu = () => Number(readFileSync(file, "latin1").split(" ", 1)[0]) / 1e6;
const work = () => { let text = ""; for (let i = 0; i < 60000; i++) text += JSON.stringify({ i, value: i / 7 }); return text.length; };
const costs = () => Array.from({ length: 5 }, () => {
  const begun = cpu();
  work();
  return cpu() - begun;
});
costs();
let worst = 0;
let last = cpu();
const tick = () => {
  const now = cpu();
  worst = Math.max(worst, now - last);
  last = now;
  setTimeout(tick, 2).unref();
};
tick();
process.on("SIGUSR2", () => {
  const unit = costs().sort((a, b) => a - b)[2];
  process.stderr.write("probe " + JSON.stringify({ worst, unit }) + "\\n");
  worst = 0;
  last = cpu();
});
`;

export const PROBE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(PROBE)}`;

/** In ms of processor time: the longest turn since the previous call, and the cost of a fixed piece of work. */
export async function longestTurn(server: RunningServer): Promise<{ worst: number; unit: number }> {
  const said = () =>
    server
      .errors()
      .split("\n")
      .filter((line) => line.startsWith("probe {"));
  const before = said().length;
  process.kill(server.pid, "SIGUSR2");
  await until(() => said().length > before);
  const line = said()[before];
  if (line === undefined) throw new Error("The server does not say how long its turns were.");
  return JSON.parse(line.slice("probe ".length));
}
