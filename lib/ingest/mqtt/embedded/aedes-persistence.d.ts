/** The part that we use of a module that comes without its types. */
declare module "aedes-persistence/asyncPersistence.js" {
  import type { Client, PublishPacket } from "aedes";

  export default class MemoryPersistence {
    incomingStorePacket(client: Client, packet: PublishPacket): Promise<void>;
  }
}
