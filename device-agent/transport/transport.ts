import type { Command, Reply } from "../../lib/contract/device/command";
import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { DeviceStatus } from "../../lib/contract/device/status";

/** A reading in the server's format: time in epoch ms, metrics, and extra channels. */
export type WireReading = { time?: number; extra?: Record<string, number> } & Record<string, unknown>;

/** The whole batch is on the server's disk except for these. The index counts from 0. */
export interface Answer {
  refused: { index: number; errors: Record<string, string[]> }[];
}

/** The connection to the server. Each method tries once, and rejects with SendError. */
export interface Transport {
  sendReadings(readings: WireReading[], signal: AbortSignal): Promise<Answer>;
  sendEvents(events: DeviceEventInput[], signal: AbortSignal): Promise<Answer>;
  sendStatus(status: DeviceStatus, signal: AbortSignal): Promise<void>;
  sendReply(reply: Reply, signal: AbortSignal): Promise<void>;
  /** Connects, and reconnects until closed. Commands are requested only with a listener. */
  start(listener?: TransportListener): void;
  /** Never rejects. */
  close(): Promise<void>;
}

export interface TransportListener {
  onCommand(command: Command): void;
  /** The server can be reached again. */
  onReachable(): void;
}

/**
 * unavailable: send the same later. unauthorised: the configuration must be fixed first. unacceptable: the batch as a
 * whole is refused, though single items may be valid.
 */
export type Trouble = "unavailable" | "unauthorised" | "unacceptable";

export class SendError extends Error {
  override readonly name = "SendError";

  constructor(
    readonly trouble: Trouble,
    message: string,
    readonly retryAfterMs = 0,
  ) {
    super(message);
  }
}
