import { UPLOAD_SERVICES } from "../../contract/station/upload";
import {
  claimMessage,
  insertMessages,
  messageWithKey,
  type OutboxMessage,
  removeMessage,
} from "../../db/queries/outbox";
import { noteUpload, type UploadRow, uploadById } from "../../db/queries/uploads";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { type AttemptOptions, attempt, noteOf } from "./internal/attempt";
import { CHANNEL, CLAIM_MS, keyOf, messageOf } from "./internal/message";
import { soonestUpload } from "./internal/schedule";

/**
 * Sends a station's current conditions at once, also for an upload that is switched off or stopped; one that was stopped
 * goes on if the service takes it now. Returns what the service answered.
 * @throws AppError unauthenticated, forbidden, not_found; too_many where the service wants a longer interval; conflict
 * with what the service answered when it did not take them, and when there is nothing to send or it is being sent
 */
export async function sendUploadNow(
  ctx: Context,
  { id }: { id: number },
  options: AttemptOptions = {},
): Promise<string> {
  authorise(ctx, "Upload", "change");
  const { upload, message } = await claimed(ctx, knownId(id));
  const attempted = await attempt(ctx, upload, options);
  await ctx.database.transaction(async (sql) => {
    await removeMessage(sql, message.id);
    await noteUpload(sql, upload, noteOf(upload, attempted, ctx.now()));
  });
  const { label } = UPLOAD_SERVICES[upload.service];
  const { outcome, text } = attempted;
  if (!outcome) throw new AppError("conflict", text);
  if (outcome.is !== "ok") throw new AppError("conflict", `${label} did not take it. ${text}.`);
  return `${label} has taken it. ${text}.`;
}

/** Takes the upload's turn in the outbox, so that no job sends it at the same time. */
async function claimed(ctx: Context, id: number): Promise<{ upload: UploadRow; message: OutboxMessage }> {
  const { database } = ctx;
  const now = ctx.now();
  return database.transaction(async (sql) => {
    const upload = await uploadById(sql, id, database.dialect);
    if (!upload) throw notFound();
    const soonest = soonestUpload(upload.service, upload.triedAt ?? Number.NEGATIVE_INFINITY);
    if (soonest > now && upload.triedAt !== null && upload.triedAt <= now) {
      const seconds = Math.ceil((soonest - now) / 1000);
      const { label } = UPLOAD_SERVICES[upload.service];
      throw new AppError("too_many", `${label} takes the next one in ${seconds} seconds.`, undefined, seconds);
    }
    await insertMessages(sql, database.dialect, [messageOf(upload, now)], now);
    const waiting = await messageWithKey(sql, CHANNEL, keyOf(id));
    const isClaimed = (waiting?.claimedUntil ?? 0) > now;
    const message = waiting && !isClaimed ? await claimMessage(sql, waiting, now + CLAIM_MS) : undefined;
    if (!message) throw new AppError("conflict", "It is being sent just now.");
    return { upload, message };
  });
}
