import { Command } from "commander";
import { revokeKey } from "../../services/keys";
import { recordNumber } from "../number";
import { print } from "../print";
import { withDatabase } from "../session";

export function revokeKeyCommand(): Command {
  return new Command("revokekey")
    .description("revoke a key at once and permanently")
    .argument("<key>", "number of the key: see listkeys", recordNumber)
    .addHelpText("after", "\nExample:\n  npm run manage -- revokekey 12")
    .action(async (id: number) => {
      await withDatabase((ctx) => revokeKey(ctx, { id }));
      print(`Key ${id} is revoked.`);
    });
}
