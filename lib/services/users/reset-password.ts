import type { z } from "zod";
import { rememberNetwork } from "../../auth/known-networks";
import { hashPassword } from "../../auth/password";
import { userByResetToken } from "../../auth/reset-token";
import { userActor } from "../../auth/user-actor";
import { newPasswordSchema } from "../../contract/user";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { parse } from "../parse";
import { replacePassword } from "./replace-password";

type Input = z.input<typeof newPasswordSchema> & {
  token: string;
  /** Of the client, who may log in from there from now on, whoever else is being kept out. */
  address: string;
};

/**
 * Gives the user of a reset's link a new password, on their own behalf. The link is good for once.
 * @throws AppError forbidden when the link is no good (any more), or invalid
 */
export async function resetPassword(ctx: Context, { token, address, ...input }: Input): Promise<void> {
  const { database } = ctx;
  const user = await userByResetToken(database, token, ctx.now());
  if (!user) throw noGood();
  const { newPassword2 } = parse(newPasswordSchema, input);
  const passwordHash = await hashPassword(newPassword2);
  const actor = await userActor(database, user);
  if (!(await replacePassword({ ...ctx, actor, database }, user, passwordHash))) throw noGood();
  rememberNetwork(address, user.username);
}

function noGood(): AppError {
  return new AppError("forbidden", "The password reset link was invalid.");
}
