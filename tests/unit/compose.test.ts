import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { envSchema, parseEnv } from "@/lib/env";

const COMPOSE = readFileSync("compose.yaml", "utf8");
/** Of the service `app`: names and values as they stand there. */
const PASSED = new Map(
  [...(/^ {4}environment:\n((?: {6}.*\n)+)/m.exec(COMPOSE)?.[1] ?? "").matchAll(/^ {6}([A-Z_]+): (.+)$/gm)].map(
    ([, name = "", value = ""]) => [name, value],
  ),
);
/** The image's own, which a container's user does not choose. */
const OF_THE_IMAGE = ["NODE_ENV", "DATA_DIR"];
/** The same in every container. */
const FIXED = ["HOST", "MQTT_HOST"];
const KNOWN = Object.keys(envSchema.in.shape);

/** What Compose makes of a value when these variables are set. An empty one counts as not set, as `:-` says. */
function interpolated(value: string, set: Record<string, string>): string {
  const inner = /\$\{([A-Z_]+):-((?:[^${}]|\$(?!\{))*)\}/;
  for (let text = value; ; ) {
    const next = text.replace(inner, (_, name: string, fallback: string) => set[name] || fallback);
    if (next === text) return text;
    text = next;
  }
}

describe("compose.yaml", () => {
  it("compose.yaml passes every variable of the server and no other", () => {
    expect([...PASSED.keys()].sort()).toEqual(KNOWN.filter((name) => !OF_THE_IMAGE.includes(name)).sort());
    const dockerfile = readFileSync("Dockerfile", "utf8");
    for (const name of OF_THE_IMAGE) expect(dockerfile).toMatch(new RegExp(`^ENV .*\\b${name}=`, "m"));
  });

  it.each(KNOWN.filter((name) => ![...OF_THE_IMAGE, ...FIXED].includes(name)))(
    "compose.yaml passes %s unchanged, except for its own database address",
    (name) => {
      expect(interpolated(PASSED.get(name) ?? "", { [name]: "as set" })).toBe("as set");
    },
  );

  it("compose.yaml starts without settings, on its own MariaDB", () => {
    const values = Object.fromEntries([...PASSED].map(([name, value]) => [name, interpolated(value, {})]));
    const { DATABASE_URL, HOST, MQTT_HOST, ...others } = parseEnv(values);
    const { DATABASE_URL: _url, HOST: _host, MQTT_HOST: _mqttHost, ...defaults } = parseEnv({});
    expect(others).toEqual(defaults);
    expect({ DATABASE_URL, HOST, MQTT_HOST }).toEqual({
      DATABASE_URL: "mysql://weather:weather@database:3306/weather",
      HOST: "0.0.0.0",
      MQTT_HOST: "0.0.0.0",
    });
  });

  it("compose.yaml publishes the ports on which the server listens", () => {
    const ports = [...COMPOSE.matchAll(/^ {6}- "(.+)"$/gm)].map(([, text = ""]) => text);
    expect(ports.map((text) => interpolated(text, {}))).toEqual(["8000:8000", "1883:1883", "8883:8883"]);
    const set = { PORT: "80", MQTT_PORT: "1", MQTT_TLS_PORT: "2" };
    expect(ports.map((text) => interpolated(text, set))).toEqual(["80:80", "1:1", "2:2"]);
  });
});
