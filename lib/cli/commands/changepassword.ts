import { Command } from "commander";
import { changePassword } from "../../services/users/change-password";
import { newPassword } from "../password";
import { say } from "../say";
import { withDatabase } from "../session";

export function changePasswordCommand(): Command {
  return new Command("changepassword")
    .description("give a user a new password")
    .argument("<name>", "user name")
    .option("--password-stdin", "read the password from standard input", false)
    .addHelpText("after", "\nExample:\n  npm run manage -- changepassword maria")
    .action(async (username: string, { passwordStdin }: { passwordStdin: boolean }) => {
      const password = await newPassword({ fromStdin: passwordStdin, user: username });
      await withDatabase((ctx) => changePassword(ctx, { username, password }));
      say(`${username} has a new password.`);
    });
}
