import { fail } from "./say.mjs";

const DEFAULT_BROKER = "mqtt://127.0.0.1:1883";

/** Whether the tests have a broker that is not ours. One is used where it answers, and with REQUIRE_MOSQUITTO=1 must. */
export async function describeBroker() {
  const url = process.env.TEST_MQTT_URL || DEFAULT_BROKER;
  if (await answers(url)) return { line: `MQTT broker: ${new URL(url).host}.`, env: { TEST_MQTT_URL: url } };
  if (process.env.REQUIRE_MOSQUITTO === "1" || process.env.TEST_MQTT_URL) {
    fail(`No MQTT broker answers at ${new URL(url).host}; start Mosquitto, or set TEST_MQTT_URL to another.`);
  }
  return { line: "MQTT broker: our own only (no other answers; set TEST_MQTT_URL to test with one).", env: {} };
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
