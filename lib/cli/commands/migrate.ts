import { Command } from "commander";
import { migrate } from "../../db/migrations/run";
import { parseDatabaseUrl } from "../../db/url";
import { env } from "../../env";
import { say } from "../say";
import { nameOf, reachable } from "../session";

export function migrateCommand(): Command {
  return new Command("migrate")
    .description("bring the database to this version of the program")
    .addHelpText("after", "\nThe server does so by itself when it starts.\n\nExample:\n  npm run manage -- migrate")
    .action(async () => {
      const target = parseDatabaseUrl(env.DATABASE_URL);
      const applied = await reachable(target, () => migrate(env.DATABASE_URL));
      for (const name of applied) say(`Applied ${name}.`);
      say(`${nameOf(target)} is up to date.`);
    });
}
