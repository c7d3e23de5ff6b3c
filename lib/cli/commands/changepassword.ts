import { Command } from "commander";
import { changePassword } from "../../services/users";
import { newPassword } from "../password";
import { print } from "../print";
import { withDatabase } from "../session";

export function changePasswordCommand(): Command {
  return new Command("changepassword")
    .description("give a user a new password")
    .argument("<name>", "user name")
    .option("--password-stdin", "read the password from standard input", false)
    .addHelpText("after", "\nExample:\n  npm run manage -- changepassword maria")
    .action(async (name: string, { passwordStdin }: { passwordStdin: boolean }) => {
      const password = await newPassword({ fromStdin: passwordStdin, user: name });
      const username = await withDatabase((ctx) => changePassword(ctx, { username: name, password }));
      print(`${username} has a new password.`);
    });
}
