import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readEnvironment } from "@/device-agent/config/environment";
import { type Drivers, loadConfig } from "@/device-agent/config/load";
import { temporaryFolder } from "../temporary";

const DRIVERS: Drivers = {
  sensors: [
    {
      name: "probe",
      schema: z.strictObject({ line: z.int("must be a line's number") }),
      open: () => Promise.reject(new Error("not in this test")),
      list: async () => [],
    },
  ],
  actuators: [],
};

const GOOD = '[server]\nurl = "https://weather.example.org"\nkey = "k"\n';

function load(toml: string, environment: Record<string, string> = {}) {
  const file = join(temporaryFolder(), "agent.toml");
  writeFileSync(file, toml, { mode: 0o600 });
  return loadConfig(file, readEnvironment(environment), DRIVERS);
}

describe("the configuration", () => {
  it("everything but the server has a default in the configuration", () => {
    expect(load(GOOD)).toMatchObject({
      interval: 10,
      server: { transport: "http", topic: "weather" },
      queue: { dir: "/var/lib/weather-agent", fsync_seconds: 5 },
      log: { level: "info", format: "text" },
      warnings: [],
    });
  });

  it("the environment overrides the configuration, and an empty variable counts as unset", () => {
    const environment = { WEATHER_URL: "http://pi.local:8000", WEATHER_KEY: "", WEATHER_INTERVAL: "60" };
    expect(load(GOOD, environment)).toMatchObject({ interval: 60, server: { url: "http://pi.local:8000", key: "k" } });
  });

  it("sensors of the same kind are distinguished", () => {
    const sensor = '[[sensors]]\ndriver = "probe"\nline = 1\n';
    expect(load(GOOD + sensor + sensor).sensors.map(({ name }) => name)).toEqual(["probe", "probe-2"]);
  });

  it.each([
    ['[server]\nkey = "k"\n', "server.url is missing: the address of the server, as https://weather.example.org"],
    ['[server]\nurl = "ftp://x"\nkey = "k"\n', "server.url must be an address that begins with http:// or https://"],
    ['[server]\nurl = "http://x"\n', "server.key must be the device's key"],
    ['[server]\nurl = "http://x"\nkey = "k"\ntransport = "mqtt"\n', "server.mqtt_url is missing"],
    [`interval = 0\n${GOOD}`, "interval must be a number of seconds from 1 to 86400"],
    [`intervall = 5\n${GOOD}`, "intervall is not known"],
    [`${GOOD}[queue]\nmax_bytes = 1\n`, "queue.max_bytes must be at least 65536"],
    [`${GOOD}[[sensors]]\ndriver = "probe"\n`, "sensors[0].line must be a line's number"],
    [`${GOOD}[[sensors]]\ndriver = "probe"\nline = 1\npin = 2\n`, "sensors[0].pin is not known"],
    [`${GOOD}[[sensors]]\ndriver = "prob"\n`, 'sensors[0].driver: there is no driver "prob". There are: probe.'],
    [`${GOOD}[[sensors]]\nline = 1\n`, "sensors[0].driver must name a driver"],
    [`${GOOD}ca = "/nowhere.pem"\n`, "server.ca: /nowhere.pem is not a PEM file with a certificate"],
    ["interval = \n", "agent.toml, line 1: "],
  ])("the configuration %j is refused with a reason", (toml, sentence) => {
    expect(() => load(toml)).toThrow(sentence);
  });

  it("an invalid environment variable is named", () => {
    expect(() => load(GOOD, { WEATHER_STATION: "roof" })).toThrow("WEATHER_STATION must be the station's number");
  });
});
