import type { Client, PublishPacket } from "aedes";
import MemoryPersistence from "aedes-persistence/asyncPersistence.js";

const NOTHING = Buffer.alloc(0);

/**
 * The broker's memory: the retained statuses, wills, and the numbers of QoS 2 messages until their senders let go of
 * them. Only the numbers: what was in the messages is on disk by then, and a sender that never lets go shall cost little.
 */
export class Persistence extends MemoryPersistence {
  override incomingStorePacket(client: Client, packet: PublishPacket): Promise<void> {
    return super.incomingStorePacket(client, { ...packet, payload: NOTHING });
  }
}
