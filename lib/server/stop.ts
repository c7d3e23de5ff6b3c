import type { Server } from "node:http";
import type next from "next";
import { stopAllTasks } from "../admin/bulk/tasks";
import { closeDatabase, database } from "../db/client";
import type { MqttTransport } from "../ingest/mqtt/transport";
import type { Job } from "../jobs/periodic";
import { live } from "../live/feed";
import { log } from "../log";
import { releaseLeases } from "../services/lease";

/** Time for pending requests; what they have acknowledged is on disk in any case. */
const GRACE_MS = 8_000;
const SWEEP_MS = 50;

interface Running {
  server: Server;
  mqtt: MqttTransport;
  /** What else listens. */
  others: readonly { stop: () => Promise<void> }[];
  jobs: Job[];
  app: ReturnType<typeof next>;
}

/** On SIGTERM or SIGINT: accepts no new connections, finishes pending requests, stops the jobs, closes the database. */
export function stopOnSignal(running: Running): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, "stopping");
      stop(running).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "the stop was not clean");
          process.exit(1);
        },
      );
    });
  }
}

async function stop({ server, mqtt, others, jobs, app }: Running): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  live().end();
  // Connections become idle one after the other, and their clients would keep them open.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const impatience = setTimeout(() => {
    log.warn({ afterMs: GRACE_MS }, "requests still under way are cut off");
    server.closeAllConnections();
  }, GRACE_MS);
  await Promise.all([
    mqtt.stop(),
    ...others.map((other) => other.stop()),
    ...jobs.map((job) => job.stop()),
    stopAllTasks(),
  ]);
  await closed;
  clearTimeout(impatience);
  clearInterval(sweep);
  await releaseLeases(database());
  await closeDatabase();
  await app.close();
}
