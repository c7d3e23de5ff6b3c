/** The part that we use of a module that comes without its types. */
declare module "aedes-persistence/asyncPersistence.js" {
  import type { AedesPublishPacket, Client, PublishPacket } from "aedes";
  import type { IPubrelPacket } from "mqtt-packet";

  export default class MemoryPersistence {
    createRetainedStreamCombi(filters: readonly string[]): AsyncIterable<AedesPublishPacket>;
    incomingStorePacket(client: Client, packet: PublishPacket): Promise<void>;
    /** Rejects where there is none. */
    incomingGetPacket(client: Client, packet: PublishPacket | IPubrelPacket): Promise<unknown>;
  }
}
