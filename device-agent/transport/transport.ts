import type { Command, Reply } from "../../lib/contract/device/command";
import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { DeviceStatus } from "../../lib/contract/device/status";

/** A reading as the server takes it: time in epoch ms, metrics, and extra channels. */
export type WireReading = { time?: number; extra?: Record<string, number> } & Record<string, unknown>;

/** All of the batch is on the server's disk but for these. The index counts from 0. */
export interface Answer {
  refused: { index: number; errors: Record<string, string[]> }[];
}

/** How the server is reached. Each method is one try, and rejects with SendError. */
export interface Transport {
  sendReadings(readings: WireReading[], signal: AbortSignal): Promise<Answer>;
  sendEvents(events: DeviceEventInput[], signal: AbortSignal): Promise<Answer>;
  sendStatus(status: DeviceStatus, signal: AbortSignal): Promise<void>;
  sendReply(reply: Reply, signal: AbortSignal): Promise<void>;
  /** Connects, and keeps trying to until closed. Commands are asked for only where somebody listens. */
  start(listener?: TransportListener): void;
  /** Never rejects. */
  close(): Promise<void>;
}

export interface TransportListener {
  onCommand(command: Command): void;
  /** The server was out of reach and is not any longer. */
  onReachable(): void;
}

/**
 * unavailable: later, the same again. unauthorised: no use until somebody mends the configuration. unacceptable: the
 * batch as a whole is refused, though its parts may be good.
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
