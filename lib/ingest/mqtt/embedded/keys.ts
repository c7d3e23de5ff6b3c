import { judgeKey } from "../../../auth/device-key";
import { log } from "../../../log";
import { contextFor } from "../../../services/context";
import type { Broker } from "./broker";
import { KEYS_CHECKED_MS } from "./limits";

/** Checks every few seconds whether the keys of connected clients are still valid, and disconnects the others. */
export function watchKeys(broker: Broker): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  let isStopping = false;
  const schedule = () => {
    timer = setTimeout(() => {
      turn = checkAll(broker)
        .catch((error: unknown) => log.warn({ err: error }, "the keys of MQTT clients could not be checked"))
        .then(() => {
          if (!isStopping) schedule();
        });
    }, KEYS_CHECKED_MS);
  };
  schedule();
  return {
    stop: () => {
      isStopping = true;
      clearTimeout(timer);
      return turn;
    },
  };
}

async function checkAll(broker: Broker): Promise<void> {
  const { database, now } = contextFor();
  for (const [client, session] of broker.sessions.all()) {
    const { actor } = await judgeKey(database, session.hash, session.address, now(), ["device", "home assistant"]);
    if (actor) session.actor = actor;
    else broker.expel(client, "its key is no longer valid");
  }
}
