import { Command } from "commander";
import { loadDemo, removeDemo } from "../../services/demo";
import { print } from "../print";
import { progress } from "../progress";
import { withDatabase } from "../session";

const TITLES = { readings: "Readings", statistics: "Statistics" };

export function demoCommand(): Command {
  return new Command("demo")
    .description("show three airports with a year of real weather, or remove them")
    .addCommand(new Command("load").description("create the demo's stations and their history").action(load))
    .addCommand(new Command("remove").description("remove all of it permanently").action(remove))
    .addHelpText("after", "\nExample:\n  npm run manage -- demo remove");
}

async function load(): Promise<void> {
  const shown = { readings: progress(TITLES.readings), statistics: progress(TITLES.statistics) };
  const stored = await withDatabase((ctx) =>
    loadDemo(ctx, {
      onProgress: (step, done, total) => {
        shown[step].update(done, total);
        if (done >= total) shown[step].stop();
      },
    }),
  );
  print(`The demo is loaded: ${stored} new readings.`);
}

async function remove(): Promise<void> {
  const stations = await withDatabase(removeDemo);
  print(`The demo is removed: ${stations} stations.`);
}
