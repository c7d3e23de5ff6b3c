import type { OutboxMessage } from "../db/queries/outbox";
import type { Sql } from "../db/sql";
import type { Context } from "../services/context";

/** What to do with a message after an attempt. Without `againFrom` it is done with: sent, given up, or out of date. */
export interface Sent {
  /** Try again, at this time (epoch ms) at the soonest. */
  againFrom?: number;
  /** Written in the transaction that removes or postpones the message; `nextAt` is the time of the next attempt. */
  note?: (sql: Sql, nextAt: number | undefined) => Promise<void>;
}

/** A kind of messages, and how they are sent. */
export interface Channel {
  name: string;
  /**
   * An attempt that has not ended after this time (ms) counts as lost, and the message is sent again: much longer than an
   * attempt may take.
   */
  claimMs: number;
  /** Puts messages into the outbox that are due by the clock. Others are put there by what causes them. */
  plan?: (ctx: Context) => Promise<void>;
  /** When there will be something to plan (epoch ms), by one cheap query. */
  nextPlanAt?: (ctx: Context) => Promise<number | undefined>;
  /** One attempt, which bounds its own time. An error counts as a failure of the message. */
  send: (ctx: Context, message: OutboxMessage) => Promise<Sent>;
}
