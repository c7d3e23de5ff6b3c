import { Command } from "commander";
import { env } from "../../env";
import { createUser } from "../../services/users";
import { newPassword } from "../password";
import { print } from "../print";
import { withDatabase } from "../session";

export function createSuperuserCommand(): Command {
  return new Command("createsuperuser")
    .description("create a user who may do everything")
    .argument("[name]", "user name", env.ADMIN_USER)
    .option("--email <address>", "e-mail address", "")
    .option("--password-stdin", "read the password from standard input", false)
    .addHelpText("after", "\nExample:\n  npm run manage -- createsuperuser maria")
    .action(async (username: string, options: { email: string; passwordStdin: boolean }) => {
      const password = await newPassword({ fromStdin: options.passwordStdin, user: username });
      await withDatabase((ctx) =>
        createUser(ctx, { username, password, email: options.email, isStaff: true, isSuperuser: true }),
      );
      print(`Created the superuser ${username}.`);
    });
}
