import { randomUUID } from "node:crypto";
import { RELAYED_STATIONS, type Relayed, relaySchema } from "../../../contract/live";
import { emit, subscribe } from "../../../live/bus";
import type { DomainEvent, EventType } from "../../../live/events";
import { systemContext } from "../../../services/context";
import { warnThrottled } from "../../../warn-throttled";
import { type ChangeKind, Changes } from "./changes";

const EVERY_MS = 50;
/** Messages are small in any case; a larger one is nobody's of ours. */
const MESSAGE_BYTES = 256 * 1024;

type RelayedType = Exclude<EventType, "relay.interrupted">;

/** What each event is on the wire. A command that is given has changed, too. */
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
 * Tells the other processes on the same database what has happened here, and emits here what has happened there, which it
 * does not tell again. Only where to look is told: what viewers see is read from the database.
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

  /** A message of another process, or of whoever has got hold of the topic: it can only make us look. */
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

  /** A turn at a time; what comes meanwhile is read at once, and once. */
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

/** What a message tells, in the order in which it is told to viewers; of no stations nothing. */
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
