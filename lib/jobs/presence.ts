import { expireCommands } from "../services/commands/expire";
import { systemContext } from "../services/context";
import { detectSilence } from "../services/devices/detect-silence";
import { removeOldLogins } from "../services/logins/remove-old";
import { removeExpiredSessions } from "../services/sessions/remove-expired";
import { takeLease } from "./lease";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 5_000;
const LEASE_MS = 20_000;

/** Finds the devices that have fallen silent, the commands that nobody has answered in time, and the sessions that are over. */
export function presenceJob(): Job {
  const begun = performance.now();
  return periodic({
    name: "presence",
    intervalMs: INTERVAL_MS,
    work: async () => {
      const ctx = systemContext("presence");
      if (!(await takeLease(ctx.database, "presence", LEASE_MS))) return;
      // While the server was down it heard nobody: silence begins with it. By the clock of now, which may have been set since.
      await detectSilence(ctx, { startedAt: ctx.now() - (performance.now() - begun) });
      await expireCommands(ctx);
      await removeExpiredSessions(ctx);
      await removeOldLogins(ctx);
    },
  });
}
