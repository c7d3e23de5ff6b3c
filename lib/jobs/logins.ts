import { log } from "../log";
import { systemContext } from "../services/context";
import { writeAttempts } from "../services/logins";
import { type Job, periodic } from "./periodic";

const INTERVAL_MS = 10_000;

/** Writes refused logins to the log of changes. Each process writes its own, also when it stops. */
export function loginsJob(): Job {
  const job = periodic({
    name: "logins",
    intervalMs: INTERVAL_MS,
    work: () => writeAttempts(systemContext("logins")),
  });
  return {
    ...job,
    stop: async () => {
      await job.stop();
      await writeAttempts(systemContext("logins"), { all: true }).catch((error: unknown) =>
        log.error({ err: error }, "refused logins could not be written down"),
      );
    },
  };
}
