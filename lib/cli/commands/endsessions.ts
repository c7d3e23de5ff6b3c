import { Command } from "commander";
import { endAllSessions } from "../../services/sessions";
import { print } from "../print";
import { withDatabase } from "../session";

const HELP = `
The password does not change: anyone who knows it can log in again. See changepassword.

Example:
  npm run manage -- endsessions maria`;

export function endSessionsCommand(): Command {
  return new Command("endsessions")
    .description("log a user out of every browser")
    .argument("<name>", "user name")
    .addHelpText("after", HELP)
    .action(async (username: string) => {
      const count = await withDatabase((ctx) => endAllSessions(ctx, { username }));
      print(`${username} had ${count === 1 ? "1 session" : `${count} sessions`}, all ended.`);
    });
}
