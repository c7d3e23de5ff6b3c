import { z } from "zod";
import { prismaSql } from "../../db/prisma-sql";
import { userById, userByName } from "../../db/queries/users/logins";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authoriseSuperuser, knownId, notFound } from "../guard";
import { parse } from "../parse";
import { endSessions } from "./internal/end";

const inputSchema = z.union([z.object({ id: z.int() }), z.object({ username: z.string() })]);

/**
 * Logs a user out of every browser. Their password and keys stay valid. Returns how many sessions there were.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function endAllSessions(ctx: Context, input: z.input<typeof inputSchema>): Promise<number> {
  authoriseSuperuser(ctx);
  const who = parse(inputSchema, input);
  return ctx.database.prisma.$transaction(async (tx) => {
    const sql = prismaSql(tx);
    const user = await ("id" in who ? userById(sql, knownId(who.id)) : userByName(sql, who.username));
    if (!user) throw "username" in who ? new AppError("not_found", `There is no user ${who.username}.`) : notFound();
    return endSessions(ctx, tx, user);
  });
}
