import type { KeyActor } from "../../auth/actor";
import type { StoredAnswer } from "../../contract/device/batch";
import type { FromDevice } from "../../contract/device/topics";
import { AppError, type FieldErrors } from "../../errors";
import { replyToCommand } from "../../services/commands";
import type { Context } from "../../services/context";
import { reportStatus } from "../../services/devices";
import { recordEvents } from "../../services/events";
import { record } from "../../services/readings";
import { warnThrottled } from "../../warn-throttled";
import { type Decoded, decode } from "./decode";
import { serially } from "./serially";

/** Acts for a device, which may write for its own station only. */
export interface DeviceContext extends Context {
  actor: KeyActor;
}

export interface Message {
  kind: FromDevice;
  payload: Buffer;
}

/**
 * Handles a device's message by its topic, on behalf of its station. Once this resolves, the message may be
 * acknowledged: its valid items are on disk, and the others would be refused again.
 * @returns the answer for the station's `stored` topic, for a batch with an id
 * @throws any error that keeps it from being stored for now: the message must not be acknowledged
 */
export async function handle(ctx: DeviceContext, { kind, payload }: Message): Promise<StoredAnswer | undefined> {
  const message = decode(kind, payload);
  try {
    return await act(ctx, message);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    warnThrottled("a message was refused", `station ${ctx.actor.stationId}`, {
      topic: kind,
      reason: error.message,
      ...(error.fields ? { fields: error.fields } : {}),
    });
    return undefined;
  }
}

/** A permanent error: sent again, the message would be refused again. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.code !== "unavailable" && error.code !== "too_many";
}

async function act(ctx: DeviceContext, message: Decoded): Promise<StoredAnswer | undefined> {
  const { stationId } = ctx.actor;
  switch (message.kind) {
    case "readings":
      return answerTo(ctx, message.id, await record(ctx, message.items, { source: "mqtt" }));
    case "events":
      return answerTo(ctx, message.id, await recordEvents(ctx, message.items));
    case "status":
      await serially(`status ${stationId}`, () => reportStatus(ctx, { stationId, status: message.value }));
      return undefined;
    case "replies":
      await replyToCommand(ctx, { stationId, reply: message.value });
      return undefined;
    case "fault":
      warnThrottled("a message could not be read", `station ${stationId}`, { reason: message.fault });
      return message.answer && refusedWhole(ctx, message.answer);
  }
}

/** Characters of JSON of the reasons in one answer, which must not be larger than a device can take. */
const REASONS_LENGTH = 64 * 1024;

type Result =
  | { status: "stored" | "completed" | "corrected" | "repeated" }
  | { status: "refused"; errors: FieldErrors };

function answerTo(ctx: DeviceContext, id: string | undefined, results: readonly Result[]): StoredAnswer | undefined {
  const refused = results.flatMap((result, index) =>
    result.status === "refused" ? [{ index, errors: result.errors }] : [],
  );
  const [first] = refused;
  if (first) {
    const details = { items: refused.length, of: results.length, reason: first.errors };
    warnThrottled("items of a message were refused", `station ${ctx.actor.stationId}`, details);
  }
  if (id === undefined) return undefined;
  const repeated = results.filter(({ status }) => status === "repeated").length;
  const stored = results.length - repeated - refused.length;
  return { id, now: nowOf(ctx), stored, repeated, refused: bounded(refused) };
}

/** Keeps every index, as items that are not named count as stored, and as many reasons as fit. */
function bounded(refused: StoredAnswer["refused"]): StoredAnswer["refused"] {
  let length = 0;
  return refused.map(({ index, errors }) => {
    length += JSON.stringify(errors).length;
    return { index, errors: length > REASONS_LENGTH ? {} : errors };
  });
}

function refusedWhole(ctx: DeviceContext, { id, items, errors }: { id: string; items: number; errors: FieldErrors }) {
  const refused = Array.from({ length: items }, (_, index) => ({ index, errors }));
  return { id, now: nowOf(ctx), stored: 0, repeated: 0, refused: bounded(refused) };
}

function nowOf(ctx: DeviceContext): string {
  return new Date(ctx.now()).toISOString();
}
