import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { until } from "../../support/until";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export const ADMIN_PASSWORD = "correct horse battery staple";

/** The server's variables unless a test sets others. An empty variable counts as not set. */
export const DEFAULTS = {
  NODE_OPTIONS: "",
  NEXT_TELEMETRY_DISABLED: "1",
  HOST: "127.0.0.1",
  PORT: "0",
  DATA_DIR: "",
  DATABASE_URL: "",
  DEMO: "0",
  DEMO_DEVICE: "0",
  ADMIN_USER: "",
  ADMIN_PASSWORD,
  ALLOWED_HOSTS: "",
  TRUST_PROXY: "",
  CONSOLE_PORT: "",
  HA_DISCOVERY: "",
  HA_DISCOVERY_PREFIX: "",
  AUTH_SECRET: "",
  PUBLIC_API: "",
  STATION_POST: "",
  // Tests send many requests, all from one address.
  RATE_LIMIT_KEY: "0",
  RATE_LIMIT_USER: "0",
  RATE_LIMIT_ADDRESS: "0",
  RATE_LIMIT_PAGES: "0",
  // Most tests need no broker; those that do choose free ports.
  MQTT: "0",
  MQTT_HOST: "",
  MQTT_PORT: "0",
  MQTT_WS_PORT: "",
  MQTT_TLS_PORT: "0",
  MQTT_TLS_CERT: "",
  MQTT_TLS_KEY: "",
  MQTT_URL: "",
  MQTT_TOPIC: "",
  LOG_LEVEL: "",
  UNITS: "",
  MAP_TILES_URL: "",
  PUBLIC_URL: "",
  FORECAST: "",
  FORECAST_CONTACT: "",
  FORECAST_URL: "",
  OPEN_METEO_KEY: "",
  OPENWEATHERMAP_KEY: "",
  OPENWEATHERMAP_URL: "",
  SMTP_URL: "",
  MAIL_FROM: "",
} as const;

export type Variables = Partial<Record<keyof typeof DEFAULTS, string>>;

/** How a process ended: one of the two is null. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process that a test has started, ready or not. */
export interface Launched {
  readonly pid: number;
  /** Standard output and standard error so far. */
  output(): string;
  errors(): string;
  /** Resolves when it has ended and all its output was read. */
  readonly exit: Promise<Exit>;
  kill(signal: NodeJS.Signals): Promise<Exit>;
}

/** A server that is ready. */
export interface RunningServer extends Launched {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Sends SIGTERM; resolves with how it ended. */
  stop(): Promise<Exit>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Where the server's sources are, and how it is run. */
export interface Sources {
  folder?: string;
  /** Builds its pages on demand. */
  isDev?: boolean;
  /** False: from its sources, as a server in development always runs. */
  isBundled?: boolean;
}

/** Starts the server as `npm start` does after a build. */
export function launch(
  variables: Variables,
  { folder = ROOT, isDev = false, isBundled = !isDev }: Sources = {},
): Launched {
  const env = { ...DEFAULTS, ...variables, NODE_ENV: isDev ? "development" : "production" };
  const entry = isBundled ? ["--max-semi-space-size=8", "dist/server.mjs"] : ["--import", "tsx", "server.ts"];
  return launchNode(isDev ? [...entry, "--dev"] : entry, env, folder);
}

/** Starts Node with these arguments, and these variables in addition to the current ones. */
export function launchNode(args: string[], variables: Record<string, string>, cwd = ROOT): Launched {
  return launchCommand(process.execPath, args, variables, cwd);
}

/** Starts any command in the same way. */
export function launchCommand(
  command: string,
  args: string[],
  variables: Record<string, string> = {},
  cwd = ROOT,
): Launched {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const exit = once(child, "close").then(([code, signal]): Exit => ({ code, signal }));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    exit,
    kill: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
}

/** Starts the server and resolves when /readyz reports ready. Rejects with its output if it ends or never gets ready. */
export async function startServer(variables: Variables, sources?: Sources): Promise<RunningServer> {
  const launched = launch(variables, sources);
  const url = await whenReady(launched);
  return {
    ...launched,
    url,
    port: Number(new URL(url).port),
    stop: () => launched.kill("SIGTERM"),
    fetch: (path, init) => fetch(url + path, init),
  };
}

export async function whenReady(launched: Launched): Promise<string> {
  let ended = false;
  launched.exit.then(() => {
    ended = true;
  });
  // The map's address is printed once everything is up, with the port that the system chose.
  const address = () => /^ {2}Map\s+(http:\S+)\/$/m.exec(launched.output())?.[1];
  const isReady = async (url = address()) => url !== undefined && (await fetch(`${url}/readyz`)).status === 200;
  await until(async () => ended || (await isReady()));
  const url = address();
  if (!ended && url !== undefined) return url;
  await launched.kill("SIGKILL");
  throw new Error(`The server did not start:\n${launched.output()}${launched.errors()}`);
}
