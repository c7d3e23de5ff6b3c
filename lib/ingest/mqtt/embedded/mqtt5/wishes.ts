import type { ISubackPacket, ISubscribePacket, ISubscription, IUnsubscribePacket } from "mqtt-packet";
import { NO_SHARED_SUBSCRIPTIONS, NOT_AUTHORIZED, UNSPECIFIED } from "../wire-error";

const SUCCESS = 0x00;
const NO_SUBSCRIPTION_EXISTED = 0x11;
const SHARED = "$share/";

/** A requested subscription with its options. */
export interface Wish {
  readonly subscription: ISubscription;
  readonly identifier: number | undefined;
}

/** The subscriptions of one MQTT 5 client and the codes of their answers: aedes has no options and fewer codes. */
export class Wishes {
  readonly #byFilter = new Map<string, Wish>();
  /** The filters of each unanswered SUBSCRIBE, by packet identifier. */
  readonly #asked = new Map<number, string[]>();
  /** The reason codes of each unanswered UNSUBSCRIBE. */
  readonly #left = new Map<number, number[]>();

  /** The client's latest request for this filter. */
  of(filter: string): Wish | undefined {
    return this.#byFilter.get(filter);
  }

  subscribe({ messageId = 0, subscriptions, properties }: ISubscribePacket): void {
    const identifier = properties?.subscriptionIdentifier;
    const filters = subscriptions.map(({ topic }) => topic);
    this.#asked.set(messageId, filters);
    for (const subscription of subscriptions) this.#byFilter.set(subscription.topic, { subscription, identifier });
  }

  /** The codes of a SUBACK. For a filter that occurs twice, aedes has one code. */
  granted({ messageId = 0, granted }: ISubackPacket): number[] {
    const filters = this.#asked.get(messageId) ?? [];
    this.#asked.delete(messageId);
    const codes = new Map([...new Set(filters)].map((filter, i) => [filter, codeOf(Number(granted[i]), filter)]));
    for (const [filter, code] of codes) if (code >= UNSPECIFIED) this.#byFilter.delete(filter);
    return filters.map((filter) => codes.get(filter) ?? UNSPECIFIED);
  }

  unsubscribe({ messageId = 0, unsubscriptions }: IUnsubscribePacket): void {
    const codes = unsubscriptions.map((filter) => (this.#byFilter.delete(filter) ? SUCCESS : NO_SUBSCRIPTION_EXISTED));
    this.#left.set(messageId, codes);
  }

  /** The codes of an UNSUBACK. */
  left(messageId = 0): number[] {
    const codes = this.#left.get(messageId);
    this.#left.delete(messageId);
    return codes ?? [SUCCESS];
  }
}

function codeOf(granted: number, filter: string): number {
  if (granted !== UNSPECIFIED) return granted;
  return filter.startsWith(SHARED) ? NO_SHARED_SUBSCRIPTIONS : NOT_AUTHORIZED;
}
