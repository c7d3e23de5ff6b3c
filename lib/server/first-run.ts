import { randomBytes } from "node:crypto";
import { env } from "../env";
import { systemContext } from "../services/context";
import { createUser } from "../services/users/create";

/** What only a new installation needs: its first staff user. */
export async function firstRun(): Promise<void> {
  const ctx = systemContext("first run");
  if ((await ctx.database.prisma.user.count()) === 0) {
    const password = env.ADMIN_PASSWORD ?? randomBytes(12).toString("base64url");
    await createUser(ctx, { username: env.ADMIN_USER, password, isStaff: true, isSuperuser: true });
    const secret = env.ADMIN_PASSWORD ? "the password in ADMIN_PASSWORD" : `the password ${password} (shown this once)`;
    process.stdout.write(`Created the staff user ${env.ADMIN_USER} with ${secret}.\n`);
  }
}
