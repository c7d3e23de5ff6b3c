import type { Clock } from "../clock/clock";
import type { Config } from "../config/load";
import type { Log } from "../log";
import { version } from "../package.json";
import { HttpTransport } from "./http";
import type { Transport } from "./transport";

/** The configured transport. The MQTT library is loaded on demand. */
export async function openTransport({ server }: Config, clock: Clock, log: Log): Promise<Transport> {
  const { key, ca, url, mqtt_url, station } = server;
  const onTime = (now: number) => clock.heard(now);
  const onBadCommand = (command: unknown) => log.warn("a command could not be read", { command });
  if (server.transport === "mqtt" && mqtt_url !== undefined && station !== undefined) {
    const { MqttTransport } = await import("./mqtt");
    const { mqtt_version, topic } = server;
    return new MqttTransport({
      url: mqtt_url,
      version: mqtt_version,
      station,
      key,
      prefix: topic,
      ca,
      onTime,
      onBadCommand,
      log,
    });
  }
  return new HttpTransport({ url: url ?? "", key, ca, version, onTime, onBadCommand });
}
