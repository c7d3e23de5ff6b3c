import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, envSchema, parseEnv } from "@/lib/env";

const GOOD: Record<string, string> = {
  NODE_ENV: "development",
  PORT: "80",
  HOST: "::",
  DATA_DIR: "/var/lib/weather",
  DATABASE_URL: "mysql://user:p%40ss@db.example:3307/weather",
  DEMO: "0",
  DEMO_DEVICE: "0",
  ADMIN_USER: "root",
  ADMIN_PASSWORD: "correct horse",
  AUTH_SECRET: "x".repeat(32),
  ALLOWED_HOSTS: "a.example, b.example",
  TRUST_PROXY: "1",
  PUBLIC_API: "1",
  RATE_LIMIT_KEY: "0",
  STATION_POST: "record",
  RATE_LIMIT_USER: "10",
  RATE_LIMIT_PAGES: "10",
  RATE_LIMIT_ADDRESS: "20",
  MQTT: "0",
  MQTT_HOST: "127.0.0.1",
  MQTT_PORT: "11883",
  MQTT_WS_PORT: "9001",
  MQTT_TLS_PORT: "18883",
  MQTT_TLS_CERT: "/etc/weather/cert.pem",
  MQTT_TLS_KEY: "/etc/weather/key.pem",
  MQTT_URL: "mqtts://user:p%40ss@broker.example:8883",
  MQTT_TOPIC: "my-weather_2",
  LOG_LEVEL: "debug",
  UNITS: "us",
  MAP_TILES_URL: "https://tiles.example/{z}/{x}/{y}.png",
  MAP_TILES_ATTRIBUTION: "© people",
  PUBLIC_URL: "https://weather.example",
  SMTP_URL: "smtps://user:p%40ss@mail.example:465",
  MAIL_FROM: "Weather Station <weather@mail.example>",
  CONSOLE_PORT: "8080",
  HA_DISCOVERY: "1",
  HA_DISCOVERY_PREFIX: "homeassistant_2",
  UPLOAD_ADDRESSES: "wow.meteo.be=http://127.0.0.1:9000, cwop.aprs.net=tcp://[::1]:9001",
  FORECAST: "met-norway",
  FORECAST_CONTACT: "weather@mail.example",
  FORECAST_URL: "http://127.0.0.1:8080/forecast",
  OPEN_METEO_KEY: "open-meteo_Key1",
  OPENWEATHERMAP_KEY: "0123456789abcdef0123456789abcdef",
  OPENWEATHERMAP_URL: "http://127.0.0.1:8081",
};

const BAD: [name: string, value: string][] = [
  ["NODE_ENV", "staging"],
  ["PORT", "eighty"],
  ["PORT", "80.5"],
  ["PORT", "-1"],
  ["PORT", "65536"],
  ["DATABASE_URL", "postgres://user@host/weather"],
  ["DATABASE_URL", "mysql://host"],
  ["DATABASE_URL", "mysql://host/"],
  ["DATABASE_URL", "file:"],
  ["DATABASE_URL", "weather.db"],
  ["DEMO", "yes"],
  ["DEMO_DEVICE", "2"],
  ["MQTT", "on"],
  ["MQTT_PORT", "65536"],
  ["MQTT_WS_PORT", "x"],
  ["MQTT_TLS_PORT", "-1"],
  ["MQTT_URL", "http://broker.example"],
  ["MQTT_URL", "broker.example:1883"],
  ["MQTT_URL", "mqtt://"],
  ["STATION_POST", "merge"],
  ["MQTT_TOPIC", "a/b"],
  ["MQTT_TOPIC", "#"],
  ["MQTT_TOPIC", "$SYS"],
  ["ADMIN_USER", "x".repeat(151)],
  ["ADMIN_PASSWORD", "short"],
  ["AUTH_SECRET", "x".repeat(31)],
  ["ALLOWED_HOSTS", "a.example,,b.example"],
  ["TRUST_PROXY", "true"],
  ["PUBLIC_API", "yes"],
  ["RATE_LIMIT_KEY", "many"],
  ["RATE_LIMIT_USER", "-1"],
  ["RATE_LIMIT_PAGES", "many"],
  ["RATE_LIMIT_ADDRESS", "1.5"],
  ["LOG_LEVEL", "loud"],
  ["UNITS", "imperial"],
  ["MAP_TILES_URL", "tiles"],
  ["MAP_TILES_ATTRIBUTION", "x".repeat(501)],
  ["PUBLIC_URL", "weather.example"],
  ["PUBLIC_URL", "ftp://weather.example"],
  ["PUBLIC_URL", "https://weather.example/path"],
  ["SMTP_URL", "mail.example:587"],
  ["SMTP_URL", "http://mail.example"],
  ["SMTP_URL", "smtp://"],
  ["CONSOLE_PORT", "many"],
  ["HA_DISCOVERY", "yes"],
  ["HA_DISCOVERY_PREFIX", "a/b"],
  ["UPLOAD_ADDRESSES", "http://127.0.0.1:9000"],
  ["UPLOAD_ADDRESSES", "wow.meteo.be=ftp://127.0.0.1"],
  ["UPLOAD_ADDRESSES", "wow.meteo.be=http://127.0.0.1/path"],
  ["MAIL_FROM", "Weather Station"],
  ["MAIL_FROM", "a@b.example\nBcc: c@d.example"],
  ["FORECAST", "yr"],
  ["FORECAST_CONTACT", "the owner"],
  ["FORECAST_CONTACT", "a@b.example\r\nX: y"],
  ["FORECAST_URL", "forecast.example"],
  ["FORECAST_URL", "https://forecast.example/?key=1"],
  ["OPEN_METEO_KEY", "a&b=c"],
  ["OPENWEATHERMAP_KEY", "a key"],
  ["OPENWEATHERMAP_URL", "file:///etc/passwd"],
];

describe("the environment", () => {
  it("the server needs no environment variables", () => {
    expect(parseEnv({})).toMatchObject({
      NODE_ENV: "production",
      PORT: 8000,
      DATA_DIR: resolve("data"),
      DATABASE_URL: `file:${resolve("data")}/weather.db`,
      DEMO: true,
      TRUST_PROXY: false,
    });
  });

  it("every environment variable is read", () => {
    expect(Object.keys(GOOD).sort()).toEqual(Object.keys(envSchema.in.shape).sort());
    expect(parseEnv(GOOD)).toEqual({
      ...GOOD,
      PORT: 80,
      DEMO: false,
      DEMO_DEVICE: false,
      ALLOWED_HOSTS: ["a.example", "b.example"],
      TRUST_PROXY: true,
      PUBLIC_API: true,
      RATE_LIMIT_KEY: 0,
      RATE_LIMIT_USER: 10,
      RATE_LIMIT_PAGES: 10,
      RATE_LIMIT_ADDRESS: 20,
      MQTT: false,
      MQTT_PORT: 11883,
      MQTT_WS_PORT: 9001,
      MQTT_TLS_PORT: 18883,
      CONSOLE_PORT: 8080,
      HA_DISCOVERY: true,
      UPLOAD_ADDRESSES: new Map([
        ["wow.meteo.be", "http://127.0.0.1:9000"],
        ["cwop.aprs.net", "tcp://[::1]:9001"],
      ]),
    });
  });

  it("an empty variable counts as unset", () => {
    const empty = Object.fromEntries(Object.keys(GOOD).map((name) => [name, ""]));
    expect(parseEnv(empty)).toEqual(parseEnv({}));
  });

  it("MQTT listens on the host of HTTP by default", () => {
    expect(parseEnv({ HOST: "127.0.0.1" }).MQTT_HOST).toBe("127.0.0.1");
    expect(parseEnv({ HOST: "127.0.0.1", MQTT_HOST: "::" }).MQTT_HOST).toBe("::");
  });

  it.each([
    ["MQTT_TLS_CERT", "MQTT_TLS_KEY"],
    ["MQTT_TLS_KEY", "MQTT_TLS_CERT"],
  ])("with %s the variable %s is required", (given, missing) => {
    expect(() => parseEnv({ [given]: "file.pem" })).toThrow(`${missing} must be set where ${given} is`);
  });

  it.each([
    ["met-norway", "FORECAST_CONTACT"],
    ["openweathermap", "OPENWEATHERMAP_KEY"],
  ])("a forecast by %s needs %s", (source, missing) => {
    expect(() => parseEnv({ FORECAST: source })).toThrow(`${missing} must be set where FORECAST is ${source}`);
  });

  it("the database is in the data folder by default", () => {
    expect(parseEnv({ DATA_DIR: "/srv/weather" }).DATABASE_URL).toBe("file:/srv/weather/weather.db");
    expect(parseEnv({ DATA_DIR: "/srv/weather", DATABASE_URL: "file:x.db" }).DATABASE_URL).toBe("file:x.db");
  });

  it.each(BAD)("one sentence says that %s=%s cannot be used", (name, value) => {
    const attempt = () => parseEnv({ ...GOOD, [name]: value });
    expect(attempt).toThrow(EnvError);
    expect(attempt).toThrow(new RegExp(`^The configuration is wrong: ${name}\\b[^;]+\\. See \\.env\\.example\\.$`));
  });

  it("this test has an invalid value for every variable that can have one", () => {
    const anyText = ["HOST", "DATA_DIR", "MQTT_HOST", "MQTT_TLS_CERT", "MQTT_TLS_KEY"];
    expect([...new Set([...BAD.map(([name]) => name), ...anyText])].sort()).toEqual(Object.keys(GOOD).sort());
  });

  it("all invalid variables are named at once", () => {
    expect(() => parseEnv({ PORT: "eighty", DEMO: "maybe" })).toThrow(/PORT .*; DEMO /);
  });

  it("an invalid secret is not repeated in the message", () => {
    expect(() => parseEnv({ ADMIN_PASSWORD: "hunter2" })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
    expect(() => parseEnv({ DATABASE_URL: "postgres://u:hunter2@h/d" })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  });
});
