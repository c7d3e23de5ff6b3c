import type { ISubscription, QoS } from "mqtt-packet";
import { matches } from "../../../contract/device/subscription";

/** A client's subscription by one filter, with the options of MQTT 5. */
export interface Subscribed {
  readonly qos: QoS;
  /** The client does not receive its own messages. */
  readonly noLocal: boolean;
  /** The retain flag is kept as the publisher set it. */
  readonly asPublished: boolean;
  readonly identifier: number | undefined;
}

/** By topic filter. */
export type Filters = ReadonlyMap<string, Subscribed>;

/** A subscription of 3.1.1 has only a QoS. */
export function subscribed({ qos, nl = false, rap = false }: ISubscription, identifier?: number): Subscribed {
  return { qos, noLocal: nl, asPublished: rap, identifier };
}

/** The matching subscriptions for a topic. */
export function matching(filters: Filters, topic: string): Subscribed[] {
  return [...filters].filter(([filter]) => matches(filter, topic)).map(([, own]) => own);
}

/** MQTT 5's retain handling: retained messages are sent always (0), for a new subscription (1), or never (2). */
export function wantsRetained(handling: number | undefined, isKnown: boolean): boolean {
  return handling === 1 ? !isKnown : handling !== 2;
}

interface Published {
  readonly qos: QoS;
  /** As the publisher set it. */
  readonly retain: boolean;
  readonly isOwn: boolean;
}

/** How a message is delivered once for all matching subscriptions; undefined if none wants it. */
export function deliveryOf(all: readonly Subscribed[], { qos, retain, isOwn }: Published) {
  const wanted = all.filter(({ noLocal }) => !(noLocal && isOwn));
  if (wanted.length === 0) return undefined;
  return {
    qos: Math.min(qos, Math.max(...wanted.map((one) => one.qos))) as QoS,
    retain: retain && wanted.some(({ asPublished }) => asPublished),
    identifiers: wanted.flatMap(({ identifier }) => identifier ?? []),
  };
}
