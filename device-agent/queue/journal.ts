import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { replaceFile, syncFolder } from "../files";
import { AppendFile } from "./append-file";
import { encodeLine } from "./line";
import { JournalReader, type Portion } from "./reader";
import { POSITION, recover } from "./recovery";
import {
  type Entry,
  type JournalRecord,
  type Loss,
  PIECE_BYTES,
  type Segment,
  segmentPath,
  thinnedPath,
} from "./segment";
import { writeThinned } from "./thin";

export type { Entry } from "./segment";

const MAX_SEGMENT_BYTES = 1024 * 1024;
const SEGMENTS = 16;
/** Entries that wait in memory while the disk cannot be written. */
const MAX_WAITING = 10_000;

export interface JournalOptions<E, S> {
  dir: string;
  /** The limit for all files together; beyond it old entries are thinned out. */
  maxBytes: number;
  schema: z.ZodType<E>;
  stateSchema: z.ZodType<S>;
  initial: S;
  /** The state after an entry. Must be idempotent. */
  fold: (state: S, entry: E, n: number) => S;
  /** Whether this entry may be dropped for lack of space. */
  mayGo: (entry: E) => boolean;
  /** Called with the disk's error, and with undefined when it can be written again. */
  onDisk: (error: unknown) => void;
  /** Called with the number of dropped entries. */
  onLoss: (count: number) => void;
}

/**
 * A durable queue in plain files: an entry stays until it is acknowledged. Once written it survives the end of the
 * process, and after the next sync() a power failure. While the disk cannot be written, entries wait in memory.
 */
export class Journal<E, S> {
  readonly #reader: JournalReader<E>;
  #segments: Segment[];
  #file: AppendFile | undefined;
  #next: number;
  #state: S;
  #lost = 0;
  /** Dropped, but not yet recorded in a file. */
  #givenUp = 0;
  #acknowledged: number;
  #handedOut: number;
  #waiting: (Entry<E> & { line: Buffer })[] = [];
  #unsaved = false;
  #refused = false;
  /** Bytes of a torn end that were cut off on opening. */
  readonly cut: number;

  constructor(private readonly options: JournalOptions<E, S>) {
    this.#state = options.initial;
    const found = recover(
      options.dir,
      ({ lost, state }) => {
        this.#lost = lost;
        this.#state = options.stateSchema.safeParse(state).data ?? options.initial;
      },
      (record) => this.#apply(record),
    );
    this.cut = found.cut;
    this.#segments = found.segments;
    this.#next = found.last + 1;
    this.#acknowledged = found.acknowledged;
    this.#handedOut = found.acknowledged;
    this.#reader = new JournalReader((record) => this.#entryOf(record));
    this.#forget();
  }

  get state(): S {
    return this.#state;
  }

  /** The number of the next entry. */
  get next(): number {
    return this.#next;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Entries dropped since the journal was created. */
  get lost(): number {
    return this.#lost + this.#givenUp;
  }

  /** Entries that are not acknowledged; approximate after thinning. */
  get length(): number {
    const dropped = this.#segments.reduce((sum, segment) => sum + segment.dropped, 0);
    return Math.max(0, this.#next - 1 - this.#acknowledged - dropped);
  }

  /** Whether all entries are in the files. */
  get isWritten(): boolean {
    return this.#waiting.length === 0;
  }

  /** Appends an entry and returns its number. Does not throw if the disk fails. */
  append(entry: E): number {
    const n = this.#next;
    const line = encodeLine({ n, e: entry });
    if (line.length > PIECE_BYTES) throw new RangeError(`An entry of ${line.length} bytes is too long.`);
    this.#next += 1;
    this.#apply({ n, e: entry });
    this.#waiting.push({ n, entry, line });
    this.flush();
    return n;
  }

  /** Tries to write the waiting entries. */
  flush(): void {
    try {
      for (let item = this.#waiting[0]; item; item = this.#waiting[0]) {
        this.#write(item.n, item.line);
        this.#waiting.shift();
      }
      if (this.#givenUp > 0) this.#writeLoss({ first: 0, generation: 0, dropped: this.#givenUp });
      this.#givenUp = 0;
      this.#bound();
      if (this.#refused) this.options.onDisk(undefined);
      this.#refused = false;
    } catch (error) {
      if (!this.#refused) this.options.onDisk(error);
      this.#refused = true;
      this.#boundWaiting();
    }
  }

  /** The oldest entries after number `after`: from the files, then from memory. */
  read(after: number, portion: Portion): Entry<E>[] {
    let found = this.#reader.next(this.#segments, after, portion);
    if (found.length === 0) found = this.#waiting.filter(({ n }) => n > after).slice(0, portion.items);
    this.#handedOut = Math.max(this.#handedOut, found.at(-1)?.n ?? 0);
    return found;
  }

  /** Marks everything up to this number as delivered. */
  acknowledge(n: number): void {
    if (n <= this.#acknowledged) return;
    this.#acknowledged = n;
    this.#unsaved = true;
    this.#waiting = this.#waiting.filter((item) => item.n > n);
    this.#forget();
  }

  /** Resolves once everything written before survives a power failure. Rejects with the disk's error. */
  async sync(): Promise<void> {
    this.flush();
    await this.#file?.sync();
    this.#savePosition();
  }

  async close(): Promise<void> {
    await this.sync().finally(() => this.#file?.close());
  }

  #apply(record: JournalRecord): void {
    if ("loss" in record) this.#lost += record.loss.dropped;
    else {
      const entry = this.#entryOf(record);
      if (entry !== undefined) this.#state = this.options.fold(this.#state, entry, record.n);
    }
  }

  #entryOf(record: JournalRecord): E | undefined {
    return "loss" in record ? undefined : this.options.schema.safeParse(record.e).data;
  }

  /** Writes the whole line or nothing. @throws the disk's error */
  #write(n: number, line: Buffer): void {
    let segment = this.#segments.at(-1);
    if (!segment || segment.bytes >= this.#segmentBytes()) segment = this.#begin(n);
    this.#file ??= new AppendFile(segment.path, segment.bytes);
    this.#file.append(line);
    segment.bytes += line.length;
  }

  #begin(first: number): Segment {
    const path = segmentPath(this.options.dir, first);
    const header = encodeLine({ first, generation: 0, dropped: 0, lost: this.#lost, state: this.#state });
    const file = new AppendFile(path, 0);
    try {
      file.append(header);
      syncFolder(this.options.dir);
    } catch (error) {
      file.close();
      rmSync(path, { force: true });
      throw error;
    }
    this.#file?.close();
    this.#file = file;
    const segment = { first, path, bytes: header.length, generation: 0, dropped: 0 };
    this.#segments.push(segment);
    this.#forget();
    return segment;
  }

  /** Deletes files whose entries are all acknowledged. The newest stays, as it holds the state. */
  #forget(): void {
    while (this.#segments[1] && this.#segments[1].first <= this.#acknowledged + 1) {
      const [oldest] = this.#segments.splice(0, 1);
      if (oldest) rmSync(oldest.path, { force: true });
    }
  }

  /** Frees more than necessary, so that this is rare. */
  #bound(): void {
    if (this.#bytes() <= this.options.maxBytes) return;
    const enough = this.options.maxBytes - 2 * this.#segmentBytes();
    while (this.#bytes() > enough) if (!this.#thinOne()) return;
  }

  /** Thins out the oldest of the least thinned files, so that a long outage keeps the same resolution throughout. */
  #thinOne(): boolean {
    const from = this.#segments.findLastIndex(({ first }) => first <= this.#handedOut + 1) + 1;
    const [segment] = this.#segments.slice(from, -1).sort((a, b) => a.generation - b.generation || a.first - b.first);
    if (!segment) return false;
    const thinned = writeThinned(segment, (record) => this.#mayGo(record));
    if (thinned) this.#replace(segment, thinned);
    else this.#remove(segment);
    return true;
  }

  /** Recorded before it is done, so that a crash in between neither forgets nor repeats it. */
  #replace(
    segment: Segment,
    { generation, dropped, bytes }: { generation: number; dropped: number; bytes: number },
  ): void {
    const path = thinnedPath(segment, generation);
    try {
      this.#writeLoss({ first: segment.first, generation, dropped });
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    renameSync(path, segment.path);
    Object.assign(segment, { generation, bytes, dropped: segment.dropped + dropped });
    this.options.onLoss(dropped);
  }

  #remove(segment: Segment): void {
    rmSync(segment.path, { force: true });
    const next = this.#segments[this.#segments.indexOf(segment) + 1];
    if (next) next.dropped += segment.dropped;
    this.#segments = this.#segments.filter((other) => other !== segment);
  }

  #bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #mayGo(record: JournalRecord): boolean {
    const entry = this.#entryOf(record);
    return entry !== undefined && this.options.mayGo(entry);
  }

  #writeLoss(loss: Loss): void {
    const record = { n: this.#next, loss };
    this.#write(record.n, encodeLine(record));
    this.#next += 1;
    this.#apply(record);
  }

  /** Drops entries that do not fit in memory; recorded as soon as the disk can be written. */
  #boundWaiting(): void {
    const dropped = this.#waiting.length - MAX_WAITING;
    if (dropped <= 0) return;
    this.#waiting.splice(0, dropped);
    this.#givenUp += dropped;
    this.options.onLoss(dropped);
  }

  #segmentBytes(): number {
    return Math.min(MAX_SEGMENT_BYTES, Math.floor(this.options.maxBytes / SEGMENTS));
  }

  #savePosition(): void {
    if (!this.#unsaved) return;
    const line = encodeLine({ acknowledged: this.#acknowledged });
    replaceFile(join(this.options.dir, POSITION), line, { durable: false });
    this.#unsaved = false;
  }
}
