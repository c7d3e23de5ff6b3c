import type { Client } from "aedes";
import type { KeyActor } from "../../../auth/actor";
import type { Subscribed } from "./subscriptions";

/** An authenticated device. */
export interface Session {
  actor: KeyActor;
  /** The hash of its key, to check whether it is still valid. */
  readonly hash: string;
  readonly address: string;
  /** The filters of its subscriptions. */
  readonly filters: Map<string, Subscribed>;
}

/** The connected devices, by aedes's client and by station. */
export class Sessions {
  /** Includes closed connections as long as aedes knows them, since their last will is still theirs. */
  readonly #byClient = new WeakMap<Client, Session>();
  readonly #open = new Map<Client, Session>();
  readonly #byStation = new Map<number, Set<Session>>();

  add(client: Client, session: Session): void {
    this.#byClient.set(client, session);
    this.#open.set(client, session);
    const { stationId } = session.actor;
    const own = this.#byStation.get(stationId) ?? new Set();
    this.#byStation.set(stationId, own.add(session));
  }

  remove(client: Client): void {
    const session = this.#open.get(client);
    if (!session) return;
    this.#open.delete(client);
    const { stationId } = session.actor;
    const own = this.#byStation.get(stationId);
    own?.delete(session);
    if (own?.size === 0) this.#byStation.delete(stationId);
  }

  of(client: Client): Session | undefined {
    return this.#byClient.get(client);
  }

  ofStation(stationId: number): Iterable<Session> {
    return this.#byStation.get(stationId) ?? [];
  }

  countOf(stationId: number): number {
    return this.#byStation.get(stationId)?.size ?? 0;
  }

  /** All connected devices. */
  all(): [Client, Session][] {
    return [...this.#open];
  }
}
