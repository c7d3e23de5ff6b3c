import { Command, InvalidArgumentError } from "commander";
import { rotateKey } from "../../services/keys";
import { recordNumber } from "../number";
import { print } from "../print";
import { withDatabase } from "../session";

export function rotateKeyCommand(): Command {
  return new Command("rotatekey")
    .description("replace a key by a new one; the old one keeps working for a while")
    .argument("<key>", "number of the key: see listkeys", recordNumber)
    .option("--overlap <hours>", "how long the old key keeps working", hours, 24)
    .addHelpText("after", "\nExample:\n  npm run manage -- rotatekey 12 --overlap 48")
    .action(async (id: number, { overlap }: { overlap: number }) => {
      const made = await withDatabase((ctx) => rotateKey(ctx, { id, overlapHours: overlap }));
      print(`The new key, number ${made.id}, shown this once:`);
      print(made.key);
      print(overlap === 0 ? `Key ${id} is revoked.` : `Key ${id} ends in ${overlap} hours at the latest.`);
    });
}

function hours(text: string): number {
  const number = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || number > 8760) {
    throw new InvalidArgumentError("It must be a number of hours, at most 8760.");
  }
  return number;
}
