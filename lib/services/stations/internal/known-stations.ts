import type { StationSummary } from "../../../contract/station/station";
import type { Database } from "../../../db/client";
import { withIds } from "../../../db/queries/records/pages";
import { type StationRow, stationRows, stationsByName } from "../../../db/queries/stations/stations";
import { subscribe } from "../../../live/bus";
import { processSingleton } from "../../../process-singleton";
import { summaryOf } from "./summary";

/** About 20 MB. Larger networks are read from the database. */
const MAX_STATIONS = 20_000;
/** How long a network that was too large is taken to be so, as finding out costs a read of that many. */
const TOO_LARGE_MS = 60_000;
/** Above that many changed stations, reading all of them costs no more; and forged events must not fill the memory. */
const MAX_CHANGED = 500;

/** What a list shows of a station, and what decides who sees it. Frozen, because all who ask are given the same object. */
export interface KnownStation extends Pick<StationRow, "id" | "isPublic" | "ownerId"> {
  readonly summary: StationSummary;
}

export interface KnownStations {
  /** In the order of the database, whose collation nothing else reproduces; by id for equal names. */
  readonly byName: readonly KnownStation[];
  readonly byId: readonly KnownStation[];
}

/**
 * All stations of the database as they are now, from memory: what this process or a relayed event has changed is read again
 * first, and everything when another process may have changed anything. Undefined when there are too many to keep.
 */
export function knownStations(database: Database): Promise<KnownStations | undefined> {
  const all = snapshots();
  const snapshot = all.get(database) ?? new Snapshot();
  all.set(database, snapshot);
  return snapshot.current(database);
}

/** Subscribed before the first is loaded, so that no event is missed between. */
const snapshots = () =>
  processSingleton("known stations", () => {
    const all = new WeakMap<Database, Snapshot>();
    subscribe(["readings.changed"], ({ database, event }) => all.get(database)?.outdate(event.stationIds));
    subscribe(["stations.changed", "relay.interrupted"], ({ database }) => all.get(database)?.outdate());
    return all;
  });

class Snapshot {
  #stations: KnownStations | undefined;
  /** The stations to read again. */
  #changed: Set<number> | "all" = "all";
  /** Counts what was noted as changed. */
  #version = 1;
  /** The version when the last completed read began: that much it has seen for certain. */
  #readVersion = 0;
  #reading: Promise<void> | undefined;
  #outsideVersion: number | undefined;
  #tooLargeUntil = Number.NEGATIVE_INFINITY;

  /** Notes that these stations, or all of them, have changed. Synchronous, so that it is noted before the verb answers. */
  outdate(stationIds?: Iterable<number>): void {
    this.#version += 1;
    if (stationIds === undefined) this.#changed = "all";
    if (this.#changed === "all") return;
    for (const id of stationIds ?? []) this.#changed.add(id);
    if (this.#changed.size > MAX_CHANGED) this.#changed = "all";
  }

  /** Waits for two reads at most, however fast the changes come: for one that is under way, and one that begins after it. */
  async current(database: Database): Promise<KnownStations | undefined> {
    if (performance.now() < this.#tooLargeUntil) return undefined;
    const outside = await database.outsideVersion();
    if (outside !== this.#outsideVersion) {
      this.#outsideVersion = outside;
      this.outdate();
    }
    const asked = this.#version;
    while (this.#readVersion < asked) {
      this.#reading ??= this.#read(database).finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return this.#stations;
  }

  /** One at a time, so that no read overwrites a later one. What is noted meanwhile is left to the next. */
  async #read(database: Database): Promise<void> {
    const version = this.#version;
    const changed = this.#changed;
    this.#changed = new Set();
    try {
      const updated = changed === "all" ? undefined : await this.#readChanged(database, [...changed]);
      this.#stations = updated ?? (await this.#readAll(database));
      this.#readVersion = version;
    } catch (error) {
      this.outdate(changed === "all" ? undefined : changed);
      throw error;
    }
  }

  async #readAll({ read }: Database): Promise<KnownStations | undefined> {
    const rows = await stationsByName(read, [], MAX_STATIONS + 1);
    if (rows.length > MAX_STATIONS) {
      this.#tooLargeUntil = performance.now() + TOO_LARGE_MS;
      return undefined;
    }
    const byName = rows.map(frozen);
    return { byName, byId: byName.toSorted((a, b) => a.id - b.id) };
  }

  /** Undefined when a station came, went or was renamed: then only the database knows the order. */
  async #readChanged({ read }: Database, ids: readonly number[]): Promise<KnownStations | undefined> {
    if (!this.#stations) return undefined;
    const known = new Map(this.#stations.byId.map((station) => [station.id, station]));
    const rows = await stationRows(read, [withIds(ids)]);
    const isSameOrder = rows.every(({ id, name }) => known.get(id)?.summary.name === name);
    if (!isSameOrder || rows.length !== ids.filter((id) => known.has(id)).length) return undefined;
    const updated = new Map(rows.map((row) => [row.id, frozen(row)]));
    const update = (station: KnownStation) => updated.get(station.id) ?? station;
    return { byName: this.#stations.byName.map(update), byId: this.#stations.byId.map(update) };
  }
}

function frozen(row: StationRow): KnownStation {
  const { id, isPublic, ownerId } = row;
  Object.freeze(row.latest);
  return Object.freeze({ id, isPublic, ownerId, summary: Object.freeze(summaryOf(row)) });
}
