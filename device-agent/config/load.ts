import { readFileSync, statSync } from "node:fs";
import { parse, TomlError } from "smol-toml";
import type { z } from "zod";
import type { ActuatorDriver } from "../actuators/actuator";
import type { SensorDriver } from "../sensors/sensor";
import type { SensorSetup } from "../sensors/watched-sensor";
import type { Environment } from "./environment";
import { ConfigError } from "./error";
import { configSchema, type FileConfig } from "./schema";

export const DEFAULT_CONFIG = "/etc/weather-agent/agent.toml";

export interface ActuatorSetup {
  driver: ActuatorDriver;
  options: unknown;
}

/** The agent's validated configuration. */
export interface Config extends Pick<FileConfig, "interval" | "queue" | "log" | "gpio" | "mail"> {
  server: Omit<FileConfig["server"], "ca"> & { ca: string | undefined };
  sensors: SensorSetup[];
  actuators: ActuatorSetup[];
  /** Problems that do not prevent the start. */
  warnings: string[];
}

export interface Drivers {
  sensors: readonly SensorDriver[];
  actuators: readonly ActuatorDriver[];
}

/** Reads the config file, overridden by the environment. @throws ConfigError */
export function loadConfig(path: string | undefined, environment: Environment, drivers: Drivers): Config {
  const file = path ?? DEFAULT_CONFIG;
  const text = readText(file);
  if (text === undefined && path !== undefined) throw new ConfigError(`There is no file ${file}.`);
  const { server, sensors, actuators, ...rest } = check(
    configSchema,
    overlay(tableOf(text ?? "", file), environment),
    "",
  );
  const warnings = text === undefined ? [] : [...openToOthers(file)];
  return {
    ...rest,
    server: { ...server, ca: server.ca === undefined ? undefined : certificatesOf(server.ca) },
    sensors: named(sensors.map((sensor, i) => sensorSetup(sensor, `sensors[${i}]`, drivers.sensors))),
    actuators: actuators.map(({ driver, ...options }, i) => {
      const found = driverOf(drivers.actuators, driver, `actuators[${i}]`);
      return { driver: found, options: check(found.schema, options, `actuators[${i}].`) };
    }),
    warnings,
  };
}

function sensorSetup(
  { driver, name, rename, timeout, ...options }: FileConfig["sensors"][number],
  place: string,
  drivers: Drivers["sensors"],
): SensorSetup {
  const found = driverOf(drivers, driver, place);
  return {
    name: name ?? driver,
    driver: found,
    options: check(found.schema, options, `${place}.`),
    rename,
    timeoutMs: timeout * 1000,
  };
}

/** Numbers sensors of the same driver: ds18b20, ds18b20-2. */
function named(setups: SensorSetup[]): SensorSetup[] {
  const counts = new Map<string, number>();
  return setups.map((setup) => {
    const count = (counts.get(setup.name) ?? 0) + 1;
    counts.set(setup.name, count);
    return count === 1 ? setup : { ...setup, name: `${setup.name}-${count}` };
  });
}

function driverOf<D extends { name: string }>(drivers: readonly D[], name: string, place: string): D {
  const found = drivers.find((driver) => driver.name === name);
  if (found) return found;
  const known = drivers.map((driver) => driver.name).join(", ");
  throw new ConfigError(
    `The configuration is wrong: ${place}.driver: there is no driver "${name}". There are: ${known}.`,
  );
}

function check<T>(schema: z.ZodType<T>, input: unknown, place: string): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => sentenceOf(issue, place));
  throw new ConfigError(`The configuration is wrong: ${faults.join("; ")}.`);
}

function sentenceOf(issue: z.core.$ZodIssue, place: string): string {
  const path =
    `${place}${issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("")}`
      .replaceAll("..", ".")
      .replace(/^\.|\.$/g, "");
  if (issue.code === "unrecognized_keys") return `${[path, issue.keys[0]].filter(Boolean).join(".")} is not known`;
  return `${path} ${issue.message.replace(/^Invalid input: expected /, "must be of type ").replace(/\.$/, "")}`;
}

type Table = Record<string, unknown>;

function tableOf(text: string, file: string): Table {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new ConfigError(`${file}, line ${error.line}: ${error.message.split("\n")[0]}.`);
  }
}

function overlay(table: Table, environment: Environment): Table {
  const server = defined({
    url: environment.WEATHER_URL,
    key: environment.WEATHER_KEY,
    station: environment.WEATHER_STATION,
    mqtt_url: environment.WEATHER_MQTT_URL,
  });
  return {
    ...table,
    ...defined({ interval: environment.WEATHER_INTERVAL }),
    server: { ...tableIn(table, "server"), ...server },
    queue: { ...tableIn(table, "queue"), ...defined({ dir: environment.WEATHER_DATA_DIR }) },
    log: { ...tableIn(table, "log"), ...defined({ level: environment.WEATHER_LOG_LEVEL }) },
  };
}

function tableIn(table: Table, name: string): Table {
  const value = table[name];
  if (value === undefined) return {};
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Table;
  throw new ConfigError(`The configuration is wrong: ${name} must be a table, written as [${name}].`);
}

function defined(table: Table): Table {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new ConfigError(`${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

function certificatesOf(path: string): string {
  const text = readText(path);
  if (text?.includes("-----BEGIN CERTIFICATE-----")) return text;
  throw new ConfigError(`The configuration is wrong: server.ca: ${path} is not a PEM file with a certificate.`);
}

function* openToOthers(path: string): Generator<string> {
  if ((statSync(path).mode & 0o004) !== 0) yield `${path} holds a key and can be read by everybody: chmod o-r ${path}`;
}
