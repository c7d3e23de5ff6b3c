import { randomUUID } from "node:crypto";
import { RELAYED_STATIONS, type Relayed, relaySchema } from "../../../contract/live";
import { emit, subscribe } from "../../../live/bus";
import type { DomainEvent, EventType } from "../../../live/events";
import { systemContext } from "../../../services/context";
import { warnThrottled } from "../../../warn-throttled";
import { type ChangeKind, Changes } from "./changes";

const EVERY_MS = 50;
/** Relayed messages are small; a larger one is not from this server's processes. */
const MESSAGE_BYTES = 256 * 1024;

type RelayedType = Exclude<EventType, "relay.interrupted">;

/** The changes that an event becomes on the wire. A command that is given has changed, too. */
const KINDS: Record<RelayedType, readonly ChangeKind[]> = {
  "readings.changed": ["readings"],
  "rollups.refreshed": ["rollups"],
  "devices.changed": ["device"],
  "deviceEvents.recorded": ["events"],
  "commands.changed": ["commands"],
  "commands.given": ["commands", "command"],
  "stations.changed": ["stations"],
};

/**
 * Relays events to the other processes on the same database, and emits theirs here without relaying them again.
 * Messages carry only which stations have changed: what viewers see is read from the database.
 */
export class ClusterRelay {
  readonly #from = randomUUID();
  readonly #outgoing = new Changes();
  readonly #incoming = new Changes();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  readonly #forget: () => void;

  constructor(private readonly tell: (message: Relayed) => void) {
    this.#forget = subscribe(Object.keys(KINDS) as RelayedType[], ({ event, origin }) => {
      if (origin === "relayed") return;
      for (const kind of KINDS[event.type]) this.#outgoing.add(kind, "stationIds" in event ? event.stationIds : []);
      this.#timer ??= setTimeout(() => this.#flush(), EVERY_MS);
    });
  }

  /** A message of another process. A forged one can do no more than cause reads. */
  hear(payload: Buffer): void {
    const message = payload.length <= MESSAGE_BYTES ? relaySchema.safeParse(parsed(payload)).data : undefined;
    if (!message) {
      warnThrottled("a message on the topic of the server's processes could not be read", "relay");
      return;
    }
    if (message.from === this.#from) return;
    for (const [kind, ids] of Object.entries(message.changes)) if (ids) this.#incoming.add(kind as ChangeKind, ids);
    this.#read();
  }

  /** The connection was lost for a while. */
  missed(): void {
    void emit(systemContext("mqtt"), { type: "relay.interrupted" });
  }

  async stop(): Promise<void> {
    this.#forget();
    clearTimeout(this.#timer);
    this.#flush();
    await this.#reading;
  }

  #flush(): void {
    this.#timer = undefined;
    for (
      let changes = this.#outgoing.take(RELAYED_STATIONS);
      changes;
      changes = this.#outgoing.take(RELAYED_STATIONS)
    ) {
      this.tell({ from: this.#from, changes });
    }
  }

  /** One run at a time; what arrives during it is read by the same run. */
  #read(): void {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
  }

  async #readAll(): Promise<void> {
    const ctx = systemContext("mqtt");
    for (
      let changes = this.#incoming.take(RELAYED_STATIONS);
      changes;
      changes = this.#incoming.take(RELAYED_STATIONS)
    ) {
      for (const event of eventsOf(changes)) await emit(ctx, event, "relayed");
    }
  }
}

/** The events of a message, in the order in which viewers receive them; none for an empty list of stations. */
function eventsOf({
  readings = [],
  rollups = [],
  device = [],
  events = [],
  commands = [],
  command = [],
  stations,
}: Relayed["changes"]): DomainEvent[] {
  const given = new Set(command);
  return [
    { type: "readings.changed", stationIds: readings },
    { type: "rollups.refreshed", stationIds: rollups },
    { type: "devices.changed", stationIds: device },
    { type: "deviceEvents.recorded", stationIds: events },
    { type: "commands.changed", stationIds: commands.filter((id) => !given.has(id)) },
    { type: "commands.given", stationIds: command },
    ...(stations ? [{ type: "stations.changed" } as const] : []),
  ];
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}
