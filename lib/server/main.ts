import { networkInterfaces } from "node:os";
import next from "next";
import { migrate } from "../db/migrations/run";
import { env } from "../env";
import { startJobs } from "../jobs/start";
import { log } from "../log";
import { firstRun } from "./first-run";
import { httpServer, listen } from "./listen";
import { stopOnSignal } from "./stop";

/** Brings the database up to date, listens, prepares Next and starts the jobs. Prints where to look. */
export async function main({ dev }: { dev: boolean }): Promise<void> {
  const applied = await migrate(env.DATABASE_URL);
  for (const name of applied) log.info({ migration: name }, "migrated");
  await firstRun();

  const app = next({ dev, port: env.PORT, hostname: env.HOST });
  const server = httpServer((request, response) => app.getRequestHandler()(request, response));
  await listen(server, env.PORT, env.HOST);
  await app.prepare();

  const jobs = startJobs();
  stopOnSignal({ server, jobs, app });
  announce();
}

function announce(): void {
  const hosts = env.HOST === "0.0.0.0" || env.HOST === "::" ? ["localhost", ...lanAddresses()] : [env.HOST];
  const [first = "localhost", ...others] = hosts.map((host) => `http://${host}:${env.PORT}`);
  const lines = ["", "The weather station is up.", `  Map        ${first}/`, `  REST API   ${first}/station/`];
  for (const other of others) lines.push(`  Also at    ${other}/`);
  lines.push("Ctrl-C stops it.", "");
  process.stdout.write(`${lines.join("\n")}\n`);
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === "IPv4" && !address.internal)
    .map((address) => address.address);
}
