import { randomUUID } from "node:crypto";
import { RELAYED_STATIONS, type Relayed, relaySchema } from "../../../contract/live";
import { type ChangeKind, live } from "../../../live/bus";
import { log } from "../../../log";
import { systemContext } from "../../../services/context";
import { announceCommandsHere, announceDevicesHere, announceEventsHere } from "../../../services/devices/announce";
import { announceRollupsHere } from "../../../services/rollups/announce";
import { announceHere, announceStationsHere } from "../../../services/stations/announce";
import { warnThrottled } from "../../../warn-throttled";
import { Changes } from "./changes";

const EVERY_MS = 50;
/** Messages are small in any case; a larger one is nobody's of ours. */
const MESSAGE_BYTES = 256 * 1024;

/**
 * Tells the other processes on the same database what has changed here, and this one's viewers what has changed there.
 * Only where to look is told: what viewers see is read from the database.
 */
export class ClusterRelay {
  readonly #from = randomUUID();
  readonly #outgoing = new Changes();
  readonly #incoming = new Changes();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  readonly #forget: () => void;

  constructor(private readonly tell: (message: Relayed) => void) {
    this.#forget = live().onChanged((kind, stationIds) => {
      this.#outgoing.add(kind, stationIds);
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

  /** Something may have been missed: viewers ask anew for what they show. */
  missed(): void {
    live().readingsChanged();
    announceStationsHere();
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
    this.#reading ??= this.#readAll()
      .catch((error: unknown) => log.warn({ err: error }, "what changed in another process could not be read"))
      .then(() => {
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
      const { readings, rollups, device, events, commands, command, stations } = changes;
      if (readings) await announceHere(ctx, readings);
      if (rollups) await announceRollupsHere(ctx, rollups);
      if (device) await announceDevicesHere(ctx, device);
      if (events) await announceEventsHere(ctx, events);
      if (commands) announceCommandsHere(commands);
      for (const stationId of command ?? []) live().commandGiven(stationId);
      if (stations) announceStationsHere();
    }
  }
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}
