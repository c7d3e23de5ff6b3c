import { Command } from "commander";
import { createUser } from "../../services/users";
import { newPassword } from "../password";
import { print } from "../print";
import { withDatabase } from "../session";

interface Options {
  staff: boolean;
  email: string;
  passwordStdin: boolean;
}

export function createUserCommand(): Command {
  return new Command("createuser")
    .description("create a user")
    .argument("<name>", "user name")
    .option("--staff", "may log in to the admin and manage weather records", false)
    .option("--email <address>", "e-mail address", "")
    .option("--password-stdin", "read the password from standard input", false)
    .addHelpText("after", "\nExample:\n  npm run manage -- createuser jonas --staff --email jonas@example.org")
    .action(async (username: string, { staff, email, passwordStdin }: Options) => {
      const password = await newPassword({ fromStdin: passwordStdin, user: username });
      await withDatabase((ctx) => createUser(ctx, { username, password, email, isStaff: staff }));
      print(`Created the ${staff ? "staff user" : "user"} ${username}.`);
    });
}
