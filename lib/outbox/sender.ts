import {
  claimMessage,
  dueMessages,
  nextMessageAt,
  type OutboxMessage,
  postponeMessage,
  removeMessage,
} from "../db/queries/outbox";
import { log } from "../log";
import { isOutage, throughOutages } from "../outage";
import type { Context } from "../services/context";
import { backoff } from "./backoff";
import type { Channel, Sent } from "./channel";

/** Attempts at a time, altogether and to one target: after an outage many are due, and their servers are not ours. */
const TOTAL = 16;
const PER_TARGET = 2;
/** Messages read at a time. */
const BATCH_SIZE = 100;
/** An answer that was received is worth waiting for the database. */
const NOTE_TIMEOUT_MS = 30_000;

/** Sends what is due in the outbox. Two of them, also in two processes, never send the same message at the same time. */
export class Sender {
  readonly #channels: ReadonlyMap<string, Channel>;
  /** Attempts under way by target. */
  readonly #busy = new Map<string, number>();
  readonly #attempts = new Set<Promise<void>>();

  /** @param onEnd called when an attempt has ended, so that another one may begin */
  constructor(
    channels: readonly Channel[],
    private readonly onEnd: () => void = () => {},
  ) {
    this.#channels = new Map(channels.map((channel) => [channel.name, channel]));
  }

  /** When there will be something to do (epoch ms): a look into an index or two. */
  async nextAt(ctx: Context): Promise<number | undefined> {
    const planned = [...this.#channels.values()].map((channel) => channel.nextPlanAt?.(ctx));
    const times = await Promise.all([nextMessageAt(ctx.database.read), ...planned]);
    const given = times.filter((time) => time !== undefined);
    return given.length === 0 ? undefined : Math.min(...given);
  }

  /** Begins as many attempts as there is room for, and does not wait for their end. */
  async run(ctx: Context, signal?: AbortSignal): Promise<void> {
    for (const channel of this.#channels.values()) await channel.plan?.(ctx);
    while (!signal?.aborted && this.#attempts.size < TOTAL) {
      const except = [...this.#busy].filter(([, count]) => count >= PER_TARGET).map(([target]) => target);
      const due = await dueMessages(ctx.database.read, { now: ctx.now(), except, limit: BATCH_SIZE });
      const chosen = this.#choose(due);
      if (chosen.length === 0) return;
      const claimed = await this.#claim(ctx, chosen);
      for (const message of claimed) this.#begin(ctx, message);
      // Somebody else has taken them.
      if (claimed.length === 0) return;
    }
  }

  /** Resolves when no attempt is under way. */
  async settled(): Promise<void> {
    while (this.#attempts.size > 0) await Promise.all(this.#attempts);
  }

  #choose(due: readonly OutboxMessage[]): OutboxMessage[] {
    const counts = new Map(this.#busy);
    const chosen: OutboxMessage[] = [];
    for (const message of due) {
      const count = counts.get(message.target) ?? 0;
      if (count >= PER_TARGET || this.#attempts.size + chosen.length >= TOTAL) continue;
      counts.set(message.target, count + 1);
      chosen.push(message);
    }
    return chosen;
  }

  /** In one transaction, which costs as much as one message's. */
  async #claim({ database, now }: Context, chosen: readonly OutboxMessage[]): Promise<OutboxMessage[]> {
    return database.transaction(async (sql) => {
      const claimed: OutboxMessage[] = [];
      for (const message of chosen) {
        const channel = this.#channels.get(message.channel);
        // Of a newer version of this program: it stays until that one runs again.
        const ms = channel?.claimMs ?? backoff(message.attempts + 1);
        const ours = await claimMessage(sql, message, now() + ms);
        if (ours && channel) claimed.push(ours);
      }
      return claimed;
    });
  }

  #begin(ctx: Context, message: OutboxMessage): void {
    this.#busy.set(message.target, (this.#busy.get(message.target) ?? 0) + 1);
    const attempt = this.#attempt(ctx, message).finally(() => {
      this.#attempts.delete(attempt);
      const left = (this.#busy.get(message.target) ?? 1) - 1;
      if (left > 0) this.#busy.set(message.target, left);
      else this.#busy.delete(message.target);
      this.onEnd();
    });
    this.#attempts.add(attempt);
  }

  async #attempt(ctx: Context, message: OutboxMessage): Promise<void> {
    try {
      const sent = await this.#send(ctx, message);
      // Where this fails, the message is sent again when the claim has ended.
      await throughOutages(NOTE_TIMEOUT_MS, () => this.#settle(ctx, message, sent));
    } catch (error) {
      if (!isOutage(error)) log.error({ err: error, message: message.id }, "an attempt of the outbox was not noted");
    }
  }

  async #send(ctx: Context, message: OutboxMessage): Promise<Sent> {
    try {
      return (await this.#channels.get(message.channel)?.send(ctx, message)) ?? {};
    } catch (error) {
      const { channel, id } = message;
      if (!isOutage(error)) log.error({ err: error, channel, message: id }, "a message could not be sent");
      return { againFrom: ctx.now() };
    }
  }

  #settle({ database, now }: Context, message: OutboxMessage, { againFrom, note }: Sent): Promise<void> {
    const next = againFrom === undefined ? undefined : Math.max(againFrom, now() + backoff(message.attempts));
    return database.transaction(async (sql) => {
      if (next === undefined) await removeMessage(sql, message.id);
      else await postponeMessage(sql, message, next);
      await note?.(sql, next);
    });
  }
}
