import { Command, Option } from "commander";
import { KEY_SCOPES, type KeyScope } from "../../contract/device/key";
import { createKey } from "../../services/keys";
import { recordNumber } from "../number";
import { print } from "../print";
import { withDatabase } from "../session";
import { timeArgument } from "../time";

interface Options {
  name: string;
  scope: KeyScope | "both";
  console?: true;
  expires?: number;
  address: string[];
}

export function createKeyCommand(): Command {
  return new Command("createkey")
    .description("create a key with which a device sends and reads a station's readings")
    .usage("--name <name> [options] <station>")
    .argument("<station>", "number of the station", recordNumber)
    .requiredOption("--name <name>", "what the key is for (required)")
    .addOption(new Option("--scope <scope>", "what it may do").choices([...KEY_SCOPES, "both"]).default("both"))
    .option("--console", "a short key that a bought station (a console) sends with; it may write only")
    .option("--expires <time>", "when it expires, as 2027-01-31 or 2027-01-31T18:00:00Z (default: never)", timeArgument)
    .option("--address <addresses...>", "IP addresses or networks that it may be used from (default: any)", [])
    .addHelpText(
      "after",
      '\nExamples:\n  npm run manage -- createkey 3 --name "Raspberry Pi on the roof"' +
        '\n  npm run manage -- createkey 3 --name "Greenhouse" --scope write --address 192.168.1.0/24' +
        '\n  npm run manage -- createkey 3 --name "Ecowitt in the garden" --console',
    )
    .action(async (stationId: number, { name, scope, console: isConsole, expires, address }: Options) => {
      const scopes = scope === "both" ? [...KEY_SCOPES] : [scope];
      const { key } = await withDatabase((ctx) =>
        createKey(ctx, {
          stationId,
          kind: isConsole ? "console" : "device",
          name,
          scopes,
          addresses: address,
          expiresAt: expires ?? null,
        }),
      );
      print(`The key of station ${stationId}, shown this once:`);
      print(key);
    });
}
