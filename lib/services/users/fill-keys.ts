import { usernameKey } from "../../contract/users/username";
import { giveKey, usersWithoutKey } from "../../db/queries/users/logins";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";

const PAGE = 500;
/** The column's size: a name from before normalisation may have a longer key, and stays without one. */
const MAX_LENGTH = 300;
const MAX_NAMED = 10;

/**
 * Gives every user without one the key of their name: users from before there were keys, and users whose names differ
 * only in case. Among the latter the oldest gets it; the others keep their names and log in with the exact spelling.
 * Returns the first few of them.
 * @throws AppError unauthenticated or forbidden
 */
export async function fillUsernameKeys(ctx: Context): Promise<string[]> {
  authoriseSuperuser(ctx);
  const { database } = ctx;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const users = await usersWithoutKey(database.read, after, PAGE);
    await database.transaction(async (sql) => {
      for (const { id, username } of users) {
        const key = usernameKey(username);
        if (key.length <= MAX_LENGTH) await giveKey(sql, database.dialect, id, key);
      }
    });
    after = users.at(-1)?.id;
  }
  return (await usersWithoutKey(database.read, 0, MAX_NAMED)).map(({ username }) => username);
}
