import { execFileSync } from "node:child_process";
import { fail } from "./print.mjs";

const DEFAULT_BROKER = "mqtt://127.0.0.1:1883";

/**
 * Finds the external MQTT software for the tests: a broker, and Mosquitto's clients. They are optional, unless
 * REQUIRE_MOSQUITTO=1.
 */
export async function describeBroker() {
  const url = process.env.TEST_MQTT_URL || DEFAULT_BROKER;
  const isRequired = process.env.REQUIRE_MOSQUITTO === "1";
  const [hasBroker, hasClients] = [await answers(url), hasMosquittoClients()];
  if (!hasBroker && (isRequired || process.env.TEST_MQTT_URL)) {
    fail(`No MQTT broker answers at ${new URL(url).host}; start Mosquitto, or set TEST_MQTT_URL to another.`);
  }
  if (!hasClients && isRequired) fail("mosquitto_pub and mosquitto_sub are missing: install mosquitto-clients.");
  const env = { ...(hasBroker ? { TEST_MQTT_URL: url } : {}), ...(hasClients ? { TEST_MOSQUITTO_CLIENTS: "1" } : {}) };
  const broker = hasBroker
    ? `and the one at ${new URL(url).host}`
    : "only (no other answers; set TEST_MQTT_URL to test with one)";
  return { line: `MQTT: the embedded broker ${broker}${hasClients ? "" : ", without mosquitto_pub"}.`, env };
}

function hasMosquittoClients() {
  try {
    execFileSync("mosquitto_pub", ["--help"], { stdio: "ignore" });
    return true;
  } catch (error) {
    // Older versions exit with 1 after printing their help.
    return error.code !== "ENOENT";
  }
}

async function answers(url) {
  const { default: mqtt } = await import("mqtt");
  try {
    const client = await mqtt.connectAsync(url, { protocolVersion: 5, reconnectPeriod: 0, connectTimeout: 3000 });
    await client.endAsync();
    return true;
  } catch {
    return false;
  }
}
