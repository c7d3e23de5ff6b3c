import { Command } from "commander";
import { migrate } from "../../db/migrations/run";
import { parseDatabaseUrl } from "../../db/url";
import { env } from "../../env";
import type { Context } from "../../services/context";
import { fillUsernameKeys } from "../../services/users";
import { print } from "../print";
import { nameOf, reachable, withDatabase } from "../session";

export function migrateCommand(): Command {
  return new Command("migrate")
    .description("update the database to this version of the program")
    .addHelpText("after", "\nThe server does so by itself when it starts.\n\nExample:\n  npm run manage -- migrate")
    .action(async () => {
      const target = parseDatabaseUrl(env.DATABASE_URL);
      const applied = await reachable(target, () => migrate(env.DATABASE_URL));
      for (const name of applied) print(`Applied ${name}.`);
      await withDatabase(sayKeyless);
      print(`${nameOf(target)} is up to date.`);
    });
}

async function sayKeyless(ctx: Context): Promise<void> {
  const names = await fillUsernameKeys(ctx);
  if (names.length === 0) return;
  print(`Older users have these names in another case, so these must be typed exactly: ${names.join(", ")}.`);
}
