import type { Tx } from "../../../db/client";
import { prismaSql } from "../../../db/prisma-sql";
import { staffNames } from "../../../db/queries/users/logins";
import { AppError } from "../../../errors";
import type { Context } from "../../context";
import { lookAlike } from "./skeleton";

/**
 * Throws when a user's name can be mistaken for that of another user who is staff. Only the few staff are compared:
 * other users may look alike.
 * @throws AppError invalid
 */
export async function refuseLookAlike(
  { database }: Context,
  tx: Tx,
  { id, username }: { id: number; username: string },
): Promise<void> {
  const staff = await staffNames(prismaSql(tx), database.dialect);
  const other = staff.find((one) => one.id !== id && lookAlike(one.username, username));
  if (!other) return;
  const message = `This name looks like “${other.username}”, the name of a member of staff. Choose another one.`;
  throw new AppError("invalid", "The input is not valid.", { username: [message] });
}
