import type { z } from "zod";
import { rememberNetwork } from "../../auth/login/attempts";
import { hashPassword } from "../../auth/login/password";
import { noteAttempt } from "../../auth/login/refusals";
import { userByResetToken } from "../../auth/login/reset-token";
import { userActor } from "../../auth/user-actor";
import { newPasswordSchema } from "../../contract/users/user";
import { AppError } from "../../errors";
import { log } from "../../log";
import type { Context } from "../context";
import { parse } from "../parse";
import { replacePassword } from "./internal/replace-password";

type Input = z.input<typeof newPasswordSchema> & {
  token: string;
  /** The client's, from which the user may log in afterwards despite any lockout. */
  address: string;
};

/**
 * Sets the password of the user of a reset link, on their own behalf. The link is valid once.
 * @throws AppError forbidden when the link is not valid (any more), or invalid
 */
export async function resetPassword(ctx: Context, { token, address, ...input }: Input): Promise<void> {
  const { database } = ctx;
  const user = await userByResetToken(database, token, ctx.now());
  if (!user) throw noGood(address);
  const { newPassword2 } = parse(newPasswordSchema, input);
  const passwordHash = await hashPassword(newPassword2);
  const actor = await userActor(database, user);
  const reason = `By the link of a mail, from ${address}.`;
  if (!(await replacePassword({ ...ctx, actor, database }, user, passwordHash, reason))) throw noGood(address);
  rememberNetwork(address, user.username);
  log.info({ address, user: user.username }, "a password was reset");
}

function noGood(address: string): AppError {
  const reason = "The link was invalid, or has been used.";
  noteAttempt({ action: "refused reset", model: "User", name: "unknown link", way: "password reset", address, reason });
  return new AppError("forbidden", "The password reset link was invalid.");
}
