import { randomBytes } from "node:crypto";
import { EnvError, env } from "../env";
import { AppError } from "../errors";
import { type Context, systemContext } from "../services/context";
import { demoState, ensureDemoDevice, loadDemo } from "../services/demo";
import { releaseLeases, takeLease } from "../services/lease";
import { createUser } from "../services/users";
import { wantsDemoDevice } from "./demo-device";

const STEP_PERCENT = 10;

const LEASE_MS = 10 * 60_000;

/** Prepares a new installation: its first staff user, and demo data. */
export async function firstRun(): Promise<void> {
  const ctx = systemContext("first run");
  // If several processes start on one new database, one of them does this.
  if (!(await takeLease(ctx.database, "first-run", LEASE_MS))) return;
  try {
    await createFirstUser(ctx);
    if (env.DEMO) await showDemo(ctx);
    if (wantsDemoDevice()) await ensureDemoDevice(ctx);
  } finally {
    // Released also on failure, so that the next start need not wait for the lease to expire.
    await releaseLeases(ctx.database);
  }
}

async function createFirstUser(ctx: Context): Promise<void> {
  if ((await ctx.database.prisma.user.count()) > 0) return;
  const password = env.ADMIN_PASSWORD ?? randomBytes(12).toString("base64url");
  try {
    await createUser(ctx, { username: env.ADMIN_USER, password, isStaff: true, isSuperuser: true });
  } catch (error) {
    throw asVariables(error);
  }
  const secret = env.ADMIN_PASSWORD ? "the password in ADMIN_PASSWORD" : `the password ${password} (shown this once)`;
  process.stdout.write(`Created the staff user ${env.ADMIN_USER} with ${secret}.\n`);
}

/** Reports a user's invalid fields by the names of the environment variables. */
function asVariables(error: unknown): unknown {
  if (!(error instanceof AppError) || !error.fields) return error;
  const { username = [], password = [] } = error.fields;
  const faults = [
    ...username.map((text) => `ADMIN_USER: ${text}`),
    ...password.map((text) => `ADMIN_PASSWORD: ${text}`),
  ];
  return new EnvError(`The configuration is wrong: ${faults.join(" ")} See .env.example.`);
}

/** Only in an empty database: an installation with stations, or whose demo was removed, does not want it. */
async function showDemo(ctx: Context): Promise<void> {
  if ((await demoState(ctx)) !== undefined || (await ctx.database.prisma.station.count()) > 0) return;
  const show = percentage("Loading the demo, a year of three airports");
  await loadDemo(ctx, { onProgress: (step, done, total) => show(step, done / total) });
  show.end();
}

/** Shows the progress of a long step: in place on a terminal, elsewhere a line for every tenth. */
function percentage(title: string): { (part: string, share: number): void; end(): void } {
  const terminal = process.stdout.isTTY;
  let last = "";
  const show = (part: string, share: number) => {
    const percent = Math.floor((share * 100) / STEP_PERCENT) * STEP_PERCENT;
    const line = `${title}, ${part}: ${percent} %`;
    if (line === last) return;
    last = line;
    process.stdout.write(terminal ? `\r${line}\u001b[K` : `${line}\n`);
  };
  return Object.assign(show, {
    end: () => process.stdout.write(terminal ? `\r${title}: done.\u001b[K\n` : `${title}: done.\n`),
  });
}
