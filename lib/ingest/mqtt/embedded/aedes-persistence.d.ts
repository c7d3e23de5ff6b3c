/** The part that is used of a module without types. */
declare module "aedes-persistence/asyncPersistence.js" {
  import type { AedesPublishPacket, Client, PublishPacket } from "aedes";
  import type { IPubrelPacket } from "mqtt-packet";

  export default class MemoryPersistence {
    createRetainedStreamCombi(filters: readonly string[]): AsyncIterable<AedesPublishPacket>;
    incomingStorePacket(client: Client, packet: PublishPacket): Promise<void>;
    /** Rejects if there is none. */
    incomingGetPacket(client: Client, packet: PublishPacket | IPubrelPacket): Promise<unknown>;
  }
}
