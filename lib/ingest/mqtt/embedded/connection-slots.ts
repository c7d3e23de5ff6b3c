import { CONNECT_MS, CONNECTIONS, PENDING, PENDING_A_NETWORK } from "./limits";

/** The accepted socket, below TLS and WebSocket. */
interface Socket {
  once(event: "close", listener: () => void): unknown;
  destroy(): unknown;
}

/** The slot of one connection, from its acceptance to its end. */
export interface Slot {
  /** Its CONNECT has arrived: a newcomer can no longer take the slot. */
  speak(): void;
  /** Ends the time limit. @returns false if all slots of authenticated connections are taken */
  logIn(): boolean;
  /** A proxy has reported the client's address. @returns false if that network has no free slot */
  moveTo(network: string): boolean;
}

interface Pending {
  readonly socket: Socket;
  network: string;
}

const DEFAULTS = { all: PENDING, network: PENDING_A_NETWORK, loggedIn: CONNECTIONS, time: CONNECT_MS };

/**
 * Counts the connections of all listeners together. Unauthenticated ones have few slots of their own and a time limit;
 * a newcomer takes the slot of the one that has been silent longest, so that silent connections cannot block others.
 */
export class ConnectionSlots {
  readonly #pending = new Map<string, Set<Pending>>();
  /** Of all networks, oldest first. */
  readonly #silent = new Set<Pending>();
  #pendingCount = 0;
  #loggedIn = 0;

  constructor(private readonly most = DEFAULTS) {}

  /** Takes a slot for an accepted socket, which is destroyed if there is none. */
  take(network: string, socket: Socket): Slot | undefined {
    const own: Pending = { socket, network };
    if (!this.#enter(own)) {
      socket.destroy();
      return undefined;
    }
    this.#silent.add(own);
    const timer = setTimeout(() => this.#expel(own), this.most.time).unref();
    let isLoggedIn = false;
    socket.once("close", () => {
      clearTimeout(timer);
      this.#leave(own);
      if (isLoggedIn) this.#loggedIn -= 1;
    });
    return {
      speak: () => void this.#silent.delete(own),
      moveTo: (other) => {
        this.#leaveNetwork(own);
        own.network = other;
        return this.#enter(own);
      },
      logIn: () => {
        if (this.#loggedIn >= this.most.loggedIn || !this.#leave(own)) return false;
        clearTimeout(timer);
        isLoggedIn = true;
        this.#loggedIn += 1;
        return true;
      },
    };
  }

  /** Ends all unauthenticated connections. */
  closePending(): void {
    for (const neighbours of [...this.#pending.values()]) for (const pending of [...neighbours]) this.#expel(pending);
  }

  #enter(own: Pending): boolean {
    const neighbours = this.#pending.get(own.network) ?? new Set();
    if (neighbours.size >= this.most.network && !this.#expelOldest(neighbours)) return false;
    if (this.#pendingCount >= this.most.all && !this.#expelOldest(this.#silent)) return false;
    this.#pending.set(own.network, neighbours.add(own));
    this.#pendingCount += 1;
    return true;
  }

  #expelOldest(among: ReadonlySet<Pending>): boolean {
    for (const pending of among) {
      if (!this.#silent.has(pending)) continue;
      this.#expel(pending);
      return true;
    }
    return false;
  }

  /** Frees the slot at once, as the socket may take some turns of the event loop to close. */
  #expel(pending: Pending): void {
    this.#leave(pending);
    pending.socket.destroy();
  }

  #leave(pending: Pending): boolean {
    this.#silent.delete(pending);
    return this.#leaveNetwork(pending);
  }

  #leaveNetwork(pending: Pending): boolean {
    const neighbours = this.#pending.get(pending.network);
    if (!neighbours?.delete(pending)) return false;
    if (neighbours.size === 0) this.#pending.delete(pending.network);
    this.#pendingCount -= 1;
    return true;
  }
}
