import type { Command } from "../../contract/device/command";
import { topicOf } from "../../contract/device/topics";
import { env } from "../../env";
import { log } from "../../log";
import { fetchCommands } from "../../services/commands";
import type { Context } from "../../services/context";
import { serially } from "./serially";

/**
 * Publishes a station's waiting commands, which then count as delivered. Never rejects: commands that could not be read
 * wait for the next occasion.
 */
export async function deliverCommands(
  ctx: Context,
  stationId: number,
  publish: (topic: string, command: Command) => void,
): Promise<void> {
  try {
    const topic = topicOf(env.MQTT_TOPIC, stationId, "commands");
    await serially(`commands ${stationId}`, async () => {
      for (const command of await fetchCommands(ctx, { stationId })) publish(topic, command);
    });
  } catch (error) {
    log.warn({ err: error, station: stationId }, "a device's commands could not be fetched");
  }
}
