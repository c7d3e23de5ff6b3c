import type { Client, PublishPacket } from "aedes";
import MemoryPersistence from "aedes-persistence/asyncPersistence.js";

const NOTHING = Buffer.alloc(0);

/**
 * The broker's memory: the retained statuses, wills, and the numbers of QoS 2 messages until their senders let go of
 * them. Only the numbers: what was in the messages is on disk by then, and a sender that never lets go shall cost little.
 */
export class Persistence extends MemoryPersistence {
  /** @param onRelease when a client lets go of a message, whether or not it sent it by this connection */
  constructor(private readonly onRelease: (client: Client, messageId: number) => void) {
    super();
  }

  override incomingStorePacket(client: Client, packet: PublishPacket): Promise<void> {
    return super.incomingStorePacket(client, { ...packet, payload: NOTHING });
  }

  /** aedes asks for both: for a PUBLISH whether it is new, for a PUBREL what it is about. */
  override incomingGetPacket(client: Client, packet: Incoming): Promise<unknown> {
    if (packet.cmd === "pubrel" && packet.messageId !== undefined) this.onRelease(client, packet.messageId);
    return super.incomingGetPacket(client, packet);
  }
}

type Incoming = Parameters<MemoryPersistence["incomingGetPacket"]>[1];
