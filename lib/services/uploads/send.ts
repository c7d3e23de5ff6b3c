import type { OutboxMessage } from "../../db/queries/outbox";
import { noteUpload, uploadById } from "../../db/queries/uploads";
import type { Sql } from "../../db/sql";
import { log } from "../../log";
import type { Context } from "../context";
import { type AttemptOptions, attempt, noteOf, retryFrom } from "./internal/attempt";

/** What to do with the message after an attempt. */
export interface Sent {
  /** Try again, at this time (epoch ms) at the soonest. */
  againFrom?: number;
  /** Written in the transaction that removes or postpones the message, with the time of the next attempt, if any. */
  note?: (sql: Sql, nextAt: number | undefined) => Promise<void>;
}

/** Sends the station's current conditions for a message of the outbox. */
export async function sendUpload(ctx: Context, input: OutboxMessage, options: AttemptOptions = {}): Promise<Sent> {
  const upload = await uploadById(ctx.database.read, Number(input.payload.id));
  if (!upload?.isEnabled || upload.state === "stopped") return {};
  const attempted = await attempt(ctx, upload, options);
  const now = ctx.now();
  const note: Sent["note"] = (sql, nextAt) => noteUpload(sql, upload, noteOf(upload, attempted, now, nextAt));
  const { outcome, text } = attempted;
  if (!outcome || outcome.is === "ok") return { note };
  const { id, service, stationId } = upload;
  if (outcome.is === "refused") {
    log.warn({ upload: id, service, stationId, answer: text }, "an upload was stopped, as the service refuses it");
    return { note };
  }
  log.info({ upload: id, service, stationId, answer: text }, "an upload failed; it will be tried again");
  return { note, againFrom: retryFrom(upload, outcome, now) };
}
