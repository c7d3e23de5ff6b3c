import type { z } from "zod";
import { verifyLogin } from "../../auth/login/login";
import { hashPassword } from "../../auth/login/password";
import { ownPasswordSchema } from "../../contract/users/user";
import type { UserRow } from "../../db/queries/users/logins";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { refuse } from "../guard";
import { parse } from "../parse";
import { replacePassword } from "./internal/replace-password";

type Input = z.input<typeof ownPasswordSchema> & {
  /** The client's: wrong passwords count against it as in any login. */
  address: string;
};

/**
 * Gives the actor, a user, a new password. All their sessions and remembered logins end.
 * @throws AppError unauthenticated, forbidden, invalid, or too_many after too many wrong old passwords
 */
export async function changeOwnPassword(ctx: Context, { address, ...input }: Input): Promise<void> {
  const { actor, database } = ctx;
  if (actor.kind !== "user") refuse(ctx);
  const { oldPassword, newPassword2 } = parse(ownPasswordSchema, input);
  const login = { username: actor.name, password: oldPassword, address, way: "password change" } as const;
  const user = await verifyLogin(database, login).catch(notTheOld);
  const passwordHash = await hashPassword(newPassword2);
  if (!(await replacePassword(ctx, user, passwordHash))) throw oldIsWrong();
}

function notTheOld(error: unknown): UserRow {
  throw error instanceof AppError && error.code === "unauthenticated" ? oldIsWrong() : error;
}

function oldIsWrong(): AppError {
  const message = "Your old password was entered incorrectly. Please enter it again.";
  return new AppError("invalid", message, { oldPassword: [message] });
}
