import { Command } from "commander";
import { createKey } from "../../services/keys/create";
import { recordNumber } from "../number";
import { say } from "../say";
import { withDatabase } from "../session";

export function createKeyCommand(): Command {
  return new Command("createkey")
    .description("create a key with which a device sends a station's readings")
    .argument("<station>", "number of the station", recordNumber)
    .requiredOption("--name <name>", "what the key is for")
    .addHelpText("after", '\nExample:\n  npm run manage -- createkey 3 --name "Raspberry Pi on the roof"')
    .action(async (stationId: number, { name }: { name: string }) => {
      const { key } = await withDatabase((ctx) => createKey(ctx, { stationId, name }));
      say(`The key of station ${stationId}, shown this once:`);
      say(key);
    });
}
