/** The messages between a device and the server over MQTT, each with a topic below the station's id. */
export const TOPIC_KINDS = [
  "readings",
  "events",
  "status",
  "replies",
  "commands",
  "stored",
  "state",
  "availability",
] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** Topics that a device publishes to; it subscribes to the others. */
export const FROM_DEVICE = ["readings", "events", "status", "replies"] as const satisfies TopicKind[];
export type FromDevice = (typeof FROM_DEVICE)[number];

/** First level of all topics, unless MQTT_TOPIC is set. */
export const DEFAULT_PREFIX = "weather";

/** For example "weather/4/readings". */
export function topicOf(prefix: string, stationId: number, kind: TopicKind): string {
  return `${prefix}/${stationId}/${kind}`;
}

/** The station and kind of a topic; undefined for any other topic. */
export function readTopic(prefix: string, topic: string): { stationId: number; kind: TopicKind } | undefined {
  if (!topic.startsWith(`${prefix}/`)) return undefined;
  const [, station = "", name] = /^([1-9]\d{0,9})\/([a-z]+)$/.exec(topic.slice(prefix.length + 1)) ?? [];
  const kind = TOPIC_KINDS.find((known) => known === name);
  return kind && Number(station) < 2 ** 31 ? { stationId: Number(station), kind } : undefined;
}
