import { parseArgs } from "node:util";
import { ConfigError } from "../config/error";
import { DEFAULT_CONFIG } from "../config/load";

export const HELP = `Usage: weather-agent [OPTIONS]

Reads sensors, queues the readings, and sends them to a weather station server.

  --config FILE    the configuration (default ${DEFAULT_CONFIG})
  --check          only checks the configuration
  --list-sensors   lists the drivers, and what this board has for them
  --dry-run        reads once and prints it; sends and stores nothing
  --once           reads once and sends it; exits with 0 if it is stored, else 1
  --version        prints the version
  --help           prints this

Environment, which overrides the configuration: WEATHER_URL, WEATHER_KEY, WEATHER_STATION,
WEATHER_MQTT_URL, WEATHER_INTERVAL (seconds), WEATHER_DATA_DIR, WEATHER_LOG_LEVEL.
`;

const MODES = ["check", "list-sensors", "dry-run", "once", "version", "help"] as const;
export type Mode = (typeof MODES)[number] | "run";

/** @throws ConfigError naming the option that is wrong */
export function readOptions(args: string[]): { mode: Mode; config: string | undefined } {
  const flag = { type: "boolean" } as const;
  const options = Object.fromEntries(MODES.map((mode) => [mode, flag]));
  try {
    const { values } = parseArgs({ args, options: { ...options, config: { type: "string" } } });
    const given = MODES.filter((mode) => (values as Record<string, unknown>)[mode] === true);
    if (given.length > 1) throw new ConfigError(`--${given[0]} and --${given[1]} exclude each other.`);
    return { mode: given[0] ?? "run", config: values.config };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${error instanceof Error ? error.message : error} See --help.`);
  }
}
