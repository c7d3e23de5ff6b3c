import { text } from "node:stream/consumers";
import askPassword from "@inquirer/password";
import { AppError } from "../errors";

/**
 * A new password: asked for twice without an echo, or all of standard input but its last line break.
 * @throws AppError invalid when the two differ or there is no terminal to ask on
 */
export async function newPassword({ fromStdin, user }: { fromStdin: boolean; user: string }): Promise<string> {
  if (fromStdin) return (await text(process.stdin)).replace(/\r?\n$/, "");
  if (!process.stdin.isTTY) {
    throw new AppError("invalid", "There is no terminal to ask for the password on: give it with --password-stdin.");
  }
  const password = await askPassword({ message: `Password for ${user}:` });
  const again = await askPassword({ message: "Repeat the password:" });
  if (password !== again) throw new AppError("invalid", "The two passwords differ.");
  return password;
}
