/** A message as a dialect sees it. */
export interface Message {
  /** The whole topic. */
  topic: string;
  /** The levels below what all topics of the subscription have in common. */
  levels: readonly string[];
  payload: string;
}

/** A value in the unit in which its quantity is stored (weather/units/units.ts), or as it came if it has none. */
export interface Measured {
  /** What its sender calls it, by which an owner can give it another target. */
  source: string;
  value: number;
  /** The metric, counter or channel that it becomes by itself. */
  target: string;
}

/** What one message says of a sensor, or of a node with several. */
export interface Sample {
  /** The sender's name of it, by which it is chosen. */
  device: string;
  /** When it was measured, epoch ms; absent if the message has no time that can be believed. */
  time?: number;
  values: Measured[];
  /** The message has no checksum: a second equal one must confirm it. */
  isUnchecked?: true;
}

export type Said = { kind: "sample"; sample: Sample } | { kind: "presence"; device: string; isOnline: boolean };

/** Reads the messages of one subscription; it may remember what earlier ones said of units. Never throws. */
export interface Decoder {
  /** Undefined for a message that has nothing to be stored. */
  decode(message: Message): Said | undefined;
}

/** Messages that together are one reading: those of a calendar minute, or those after the first for a time. */
export type Together = { kind: "minute" } | { kind: "after first"; ms: number };

export interface Dialect {
  decoder: () => Decoder;
  together?: Together;
  /** Receives what others send, too, so only chosen devices are stored. */
  hearsNeighbours?: true;
}
