import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import next from "next";
import { migrate } from "../db/migrations/run";
import { env } from "../env";
import { startMqtt } from "../ingest/mqtt/start";
import { startJobs } from "../jobs/start";
import { log } from "../log";
import { contextFor, systemContext } from "../services/context";
import { notifyViewers } from "../services/live";
import { fillUsernameKeys } from "../services/users";
import { withPageStatus } from "../site/page-status";
import { citiesReady } from "./cities-ready";
import { setCsrfCookie } from "./csrf-cookie";
import { demoDevice, wantsDemoDevice } from "./demo-device";
import { firstRun } from "./first-run";
import { boundHeap } from "./heap";
import { httpServer, listen } from "./listen";
import { pagesHandler } from "./pages";
import { stopOnSignal } from "./stop";

/**
 * Takes the port, migrates the database, prepares Next, opens the MQTT transport, starts the jobs, and prints the
 * addresses. The port comes first: if it is taken, the start fails before any work; otherwise requests are answered
 * with 503 meanwhile.
 */
export async function main({ dev }: { dev: boolean }): Promise<void> {
  boundHeap();
  const { server, giveNext } = httpServer();
  const port = await listen(server, env.PORT, env.HOST);

  const applied = await migrate(env.DATABASE_URL);
  for (const name of applied) log.info({ migration: name }, "migrated");
  const keyless = await fillUsernameKeys(systemContext("start"));
  if (keyless.length > 0)
    log.warn({ users: keyless }, "older users have these names in another case, so these must be typed exactly");
  await firstRun();
  // Viewers subscribe first; the MQTT transport and the jobs subscribe as they start.
  notifyViewers();

  // Next handles upgrades on the server it is given, and leaves those hanging that it does not serve. It gets a server
  // that never listens, so that this one answers an upgrade request as any other, as HTTP requires.
  const app = next({ dev, port, hostname: env.HOST, ...(dev ? {} : { httpServer: createServer() }) });
  await app.prepare();
  const page = app.getRequestHandler();
  giveNext(
    pagesHandler(
      async (request, response) => {
        await setCsrfCookie(request, response);
        return withPageStatus(request, response, () => page(request, response));
      },
      contextFor().database,
      async (pathname) => {
        if (env.OPENWEATHERMAP_KEY && /^\/cities\/?$/.test(pathname)) await citiesReady();
      },
    ),
  );

  const mqtt = await startMqtt();
  const consoles = await openConsolePort();
  const device = wantsDemoDevice() ? [demoDevice(port)] : [];
  for (const job of device) job.start();
  stopOnSignal({ server, mqtt, others: consoles ? [consoles] : [], jobs: [...startJobs(), ...device], app });
  announce(port, [
    ...mqtt.addresses.map((address) => `MQTT       ${address}`),
    ...(consoles ? [`Consoles   ${env.HOST}:${consoles.port}`] : []),
  ]);
}

/** A port for consoles, loaded only where it is set. */
async function openConsolePort(): Promise<{ port: number; stop: () => Promise<void> } | undefined> {
  if (env.CONSOLE_PORT === undefined) return undefined;
  const { consolePort } = await import("../ingest/consoles/port");
  const { server, stop } = consolePort();
  return { port: await listen(server, env.CONSOLE_PORT, env.HOST, "CONSOLE_PORT"), stop };
}

function announce(port: number, ways: readonly string[]): void {
  const hosts = env.HOST === "0.0.0.0" || env.HOST === "::" ? ["localhost", ...lanAddresses()] : [env.HOST];
  const [first = "localhost", ...others] = hosts.map((host) => `http://${host}:${port}`);
  const lines = [
    "",
    "The weather station is up.",
    `  Map        ${first}/`,
    `  Admin      ${first}/admin/`,
    `  REST API   ${first}/station/`,
  ];
  for (const way of ways) lines.push(`  ${way}`);
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
