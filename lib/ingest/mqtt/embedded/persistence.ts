import type { Client, PublishPacket } from "aedes";
import MemoryPersistence from "aedes-persistence/asyncPersistence.js";

const NOTHING = Buffer.alloc(0);

/**
 * The broker's memory: retained statuses, wills, and the identifiers of QoS 2 messages until their senders release
 * them. Only the identifiers: the messages are on disk by then, and a sender that never releases one must not use much
 * memory.
 */
export class Persistence extends MemoryPersistence {
  /** @param onRelease called when a client releases a message, on whichever connection it was sent */
  constructor(private readonly onRelease: (client: Client, messageId: number) => void) {
    super();
  }

  override incomingStorePacket(client: Client, packet: PublishPacket): Promise<void> {
    return super.incomingStorePacket(client, { ...packet, payload: NOTHING });
  }

  /** aedes calls it for a PUBLISH, to know whether it is new, and for a PUBREL, to find its message. */
  override incomingGetPacket(client: Client, packet: Incoming): Promise<unknown> {
    if (packet.cmd === "pubrel" && packet.messageId !== undefined) this.onRelease(client, packet.messageId);
    return super.incomingGetPacket(client, packet);
  }
}

type Incoming = Parameters<MemoryPersistence["incomingGetPacket"]>[1];
