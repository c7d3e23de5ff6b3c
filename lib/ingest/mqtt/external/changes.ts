import type { Relayed } from "../../../contract/live";

/** A kind of change, by its name on the wire. */
export type ChangeKind = keyof Relayed["changes"];

/** Per kind; far above any real network. More are dropped. */
const MAX_STATIONS = 20_000;

/** Collects changed stations, each once per kind, until they are taken. */
export class Changes {
  readonly #stations = new Map<ChangeKind, Set<number>>();

  add(kind: ChangeKind, stationIds: readonly number[]): void {
    const known = this.#stations.get(kind) ?? new Set();
    this.#stations.set(kind, known);
    for (const id of stationIds) if (known.size < MAX_STATIONS) known.add(id);
  }

  /** Up to `most` stations per kind; undefined if there are none. */
  take(most: number): Relayed["changes"] | undefined {
    if (this.#stations.size === 0) return undefined;
    const taken: Relayed["changes"] = {};
    for (const [kind, stations] of this.#stations) {
      const ids = [...stations].slice(0, most);
      taken[kind] = ids;
      for (const id of ids) stations.delete(id);
      if (stations.size === 0) this.#stations.delete(kind);
    }
    return taken;
  }
}
