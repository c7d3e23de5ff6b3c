import { expireCommands } from "../services/commands";
import { systemContext } from "../services/context";
import { detectSilence } from "../services/devices";
import { takeLease } from "../services/lease";
import { removeOldLogins } from "../services/logins";
import { removeExpiredSessions } from "../services/sessions";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 5_000;
const LEASE_MS = 20_000;

/** Finds devices that have fallen silent, commands without a timely reply, and expired sessions. */
export function presenceJob(): Job {
  const begun = performance.now();
  return periodic({
    name: "presence",
    intervalMs: INTERVAL_MS,
    work: async () => {
      const ctx = systemContext("presence");
      if (!(await takeLease(ctx.database, "presence", LEASE_MS))) return;
      // No device could report before this process started. By the present clock, which may have been set since.
      await detectSilence(ctx, { startedAt: ctx.now() - (performance.now() - begun) });
      await expireCommands(ctx);
      await removeExpiredSessions(ctx);
      await removeOldLogins(ctx);
    },
  });
}
