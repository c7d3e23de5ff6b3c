import type { ISubscription, QoS } from "mqtt-packet";
import { isPattern } from "./topic-acl";

/** What a client has subscribed to by one filter, with the options of MQTT 5. */
export interface Subscribed {
  readonly qos: QoS;
  /** Its own messages do not come back. */
  readonly noLocal: boolean;
  /** The flag of retained messages comes as their publisher set it. */
  readonly asPublished: boolean;
  readonly identifier: number | undefined;
}

/** By filter. */
export type Filters = ReadonlyMap<string, Subscribed>;

/** 3.1.1 has a QoS and nothing else. */
export function subscribed({ qos, nl = false, rap = false }: ISubscription, identifier?: number): Subscribed {
  return { qos, noLocal: nl, asPublished: rap, identifier };
}

/** Those that match a topic of the client's station: it was granted no pattern that goes beyond. */
export function matching(filters: Filters, topic: string): Subscribed[] {
  return [...filters].filter(([filter]) => filter === topic || isPattern(filter)).map(([, own]) => own);
}

/** Is the client sent what is retained, by MQTT 5's retain handling: always (0), where the subscription is new (1), or never? */
export function wantsRetained(handling: number | undefined, isKnown: boolean): boolean {
  return handling === 1 ? !isKnown : handling !== 2;
}

interface Published {
  readonly qos: QoS;
  /** As its publisher set it. */
  readonly retain: boolean;
  readonly isOwn: boolean;
}

/** How a message is given to a client, once for all the subscriptions that match; undefined where none wants it. */
export function deliveryOf(all: readonly Subscribed[], { qos, retain, isOwn }: Published) {
  const wanted = all.filter(({ noLocal }) => !(noLocal && isOwn));
  if (wanted.length === 0) return undefined;
  return {
    qos: Math.min(qos, Math.max(...wanted.map((one) => one.qos))) as QoS,
    retain: retain && wanted.some(({ asPublished }) => asPublished),
    identifiers: wanted.flatMap(({ identifier }) => identifier ?? []),
  };
}
