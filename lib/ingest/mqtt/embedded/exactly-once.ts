import { createHash } from "node:crypto";
import type { Client, PublishPacket } from "aedes";
import { LRUCache } from "lru-cache";
import { UNRELEASED, UNRELEASED_MS } from "./limits";

/** A message of QoS 2 that its sender has not released. */
interface Delivery {
  readonly digest: string;
  readonly stored: Promise<void>;
}

/**
 * Stores a message of QoS 2 once, however often it is sent before its sender releases it (PUBREL). Within a connection
 * the packet identifier is sufficient. Sessions end with their connection, so after a reconnect the identifier may
 * belong to a new message: there the message must also be marked as a duplicate (DUP) and have the same content.
 */
export class ExactlyOnce {
  readonly #open = new WeakMap<Client, Map<number, Delivery>>();
  readonly #unreleased: LRUCache<string, Delivery>;

  constructor({ max = UNRELEASED, ttl = UNRELEASED_MS } = {}) {
    this.#unreleased = new LRUCache({ max, ttl });
  }

  /**
   * Calls `store` unless the message is known, and resolves once it is on disk.
   * @returns whether it is a repeat
   * @throws the error of `store`, for all who sent the message meanwhile
   */
  async take(client: Client, packet: PublishPacket, store: () => Promise<void>): Promise<boolean> {
    const { messageId } = packet;
    // A last will of QoS 2 has no identifier.
    if (packet.qos !== 2 || messageId === undefined) {
      await store();
      return false;
    }
    const own = this.#open.get(client) ?? new Map<number, Delivery>();
    this.#open.set(client, own);
    const key = keyOf(client, messageId);
    const digest = digestOf(packet);
    const known = own.get(messageId) ?? (packet.dup ? this.#earlier(key, digest) : undefined);
    const delivery = known ?? { digest, stored: store() };
    own.set(messageId, delivery);
    if (!known) this.#unreleased.set(key, delivery);
    try {
      await delivery.stored;
    } catch (error) {
      if (own.get(messageId) === delivery) own.delete(messageId);
      if (this.#unreleased.peek(key) === delivery) this.#unreleased.delete(key);
      throw error;
    }
    return known !== undefined;
  }

  /** Called for a PUBREL on any connection: the identifier may be reused. */
  release(client: Client, messageId: number): void {
    this.#open.get(client)?.delete(messageId);
    this.#unreleased.delete(keyOf(client, messageId));
  }

  #earlier(key: string, digest: string): Delivery | undefined {
    const delivery = this.#unreleased.peek(key);
    return delivery?.digest === digest ? delivery : undefined;
  }
}

/** A client's id begins with its station's number. */
function keyOf({ id }: Client, messageId: number): string {
  return `${messageId} ${id}`;
}

function digestOf({ topic, payload }: PublishPacket): string {
  return createHash("sha256").update(`${topic}\0`).update(payload).digest("base64");
}
