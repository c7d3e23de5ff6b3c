import { latestBelievable } from "../../weather/time/clock";
import { DAY_MS } from "../../weather/time/durations";
import { INSERT_IGNORING, marks, parsed, type Sql, tuples } from "../sql";
import type { Dialect } from "../url";

/** A message for another server. Times are epoch ms. */
export interface NewMessage {
  channel: string;
  /** While a message waits, another one of its channel with the same key is left out. */
  key: string | null;
  /** The server it goes to. */
  target: string;
  payload: Readonly<Record<string, unknown>>;
  dueAt: number;
}

export interface OutboxMessage extends NewMessage {
  id: number;
  createdAt: number;
  claimedUntil: number | null;
  /** Attempts that have begun. */
  attempts: number;
}

const COLUMNS = `"id", "channel", "key", "target", "payload", "createdAt", "dueAt", "claimedUntil", "attempts"`;
const BATCH_SIZE = 200;

/** Puts messages into the outbox: call it in the transaction of what causes them. */
export async function insertMessages(
  sql: Sql,
  dialect: Dialect,
  messages: readonly NewMessage[],
  now: number,
): Promise<void> {
  for (let i = 0; i < messages.length; i += BATCH_SIZE) {
    const slice = messages.slice(i, i + BATCH_SIZE);
    await sql.run(
      `${INSERT_IGNORING[dialect]} INTO "OutboxMessage" ("channel", "key", "target", "payload", "createdAt", "dueAt")
       VALUES ${tuples(slice.length, 6)}`,
      slice.flatMap(({ channel, key, target, payload, dueAt }) => [
        channel,
        key,
        target,
        JSON.stringify(payload),
        new Date(now),
        new Date(dueAt),
      ]),
    );
  }
}

/** No attempt is later than this: what is due after it was dated by a clock that was ahead, and is due now. */
const LATEST_MS = DAY_MS;

/** Whether something with that time (epoch ms) is due, as the statement's condition. */
export function dueBy(column: string, now: number): { text: string; values: Date[] } {
  const values = [new Date(now), new Date(latestBelievable(now) + LATEST_MS)];
  return { text: `("${column}" <= ? OR "${column}" > ?)`, values };
}

/** Messages that are due, of other targets than these, the longest waiting first. */
export async function dueMessages(
  sql: Sql,
  { now, except, limit }: { now: number; except: readonly string[]; limit: number },
): Promise<OutboxMessage[]> {
  const { text, values } = dueBy("dueAt", now);
  const others = except.length === 0 ? "" : `AND "target" NOT IN (${marks(except.length)})`;
  const rows = await sql.all<OutboxMessage>(
    `SELECT ${COLUMNS} FROM "OutboxMessage" WHERE ${text} ${others} ORDER BY "dueAt", "id" LIMIT ${limit}`,
    [...values, ...except],
  );
  return rows.map(plain);
}

export async function messageWithKey(sql: Sql, channel: string, key: string): Promise<OutboxMessage | undefined> {
  const rows = await sql.all<OutboxMessage>(
    `SELECT ${COLUMNS} FROM "OutboxMessage" WHERE "channel" = ? AND "key" = ?`,
    [channel, key],
  );
  return rows[0] && plain(rows[0]);
}

function plain({ payload, ...row }: OutboxMessage): OutboxMessage {
  return { ...row, payload: parsed<OutboxMessage["payload"]>(payload) ?? {} };
}

/**
 * Claims a message for one attempt: until then nobody else takes it. Undefined if somebody has taken it since it was
 * read.
 */
export async function claimMessage(
  sql: Sql,
  message: OutboxMessage,
  until: number,
): Promise<OutboxMessage | undefined> {
  const { id, dueAt, attempts } = message;
  const claimed = await sql.run(
    `UPDATE "OutboxMessage" SET "dueAt" = ?, "claimedUntil" = ?, "attempts" = "attempts" + 1
     WHERE "id" = ? AND "dueAt" = ? AND "attempts" = ?`,
    [new Date(until), new Date(until), id, new Date(dueAt), attempts],
  );
  return claimed === 0 ? undefined : { ...message, dueAt: until, claimedUntil: until, attempts: attempts + 1 };
}

export async function removeMessage(sql: Sql, id: number): Promise<void> {
  await sql.run(`DELETE FROM "OutboxMessage" WHERE "id" = ?`, [id]);
}

/** Ends an attempt that failed, unless another one has begun since. */
export async function postponeMessage(sql: Sql, { id, attempts }: OutboxMessage, dueAt: number): Promise<void> {
  await sql.run(`UPDATE "OutboxMessage" SET "dueAt" = ?, "claimedUntil" = NULL WHERE "id" = ? AND "attempts" = ?`, [
    new Date(dueAt),
    id,
    attempts,
  ]);
}

/** When the next message is due; undefined while there is none: one entry of the index. */
export async function nextMessageAt(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.all<{ time: number | null }>(`SELECT MIN("dueAt") AS "time" FROM "OutboxMessage"`, []);
  return row?.time ?? undefined;
}
