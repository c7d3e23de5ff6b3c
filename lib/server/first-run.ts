import { randomBytes } from "node:crypto";
import { env } from "../env";
import { takeLease } from "../jobs/lease";
import { type Context, systemContext } from "../services/context";
import { loadDemo } from "../services/demo/load";
import { demoState } from "../services/demo/state";
import { createUser } from "../services/users/create";
import { percentage } from "./percentage";

const LEASE_MS = 10 * 60_000;

/** What only a new installation needs: its first staff user, and something to look at. */
export async function firstRun(): Promise<void> {
  const ctx = systemContext("first run");
  // Of several processes that start on one new database, one does this.
  if (!(await takeLease(ctx.database, "first-run", LEASE_MS))) return;
  await createFirstUser(ctx);
  if (env.DEMO) await showDemo(ctx);
}

async function createFirstUser(ctx: Context): Promise<void> {
  if ((await ctx.database.prisma.user.count()) > 0) return;
  const password = env.ADMIN_PASSWORD ?? randomBytes(12).toString("base64url");
  await createUser(ctx, { username: env.ADMIN_USER, password, isStaff: true, isSuperuser: true });
  const secret = env.ADMIN_PASSWORD ? "the password in ADMIN_PASSWORD" : `the password ${password} (shown this once)`;
  process.stdout.write(`Created the staff user ${env.ADMIN_USER} with ${secret}.\n`);
}

/** Only where there is nothing yet: who has stations, or has removed the demo, does not want it. */
async function showDemo(ctx: Context): Promise<void> {
  if ((await demoState(ctx)) !== undefined || (await ctx.database.prisma.station.count()) > 0) return;
  const show = percentage("Loading the demo, a year of three airports");
  await loadDemo(ctx, { onProgress: (step, done, total) => show(step, done / total) });
  show.end();
}
