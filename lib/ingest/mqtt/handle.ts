import type { KeyActor } from "../../auth/actor";
import type { StoredAnswer } from "../../contract/device/batch";
import type { FromDevice } from "../../contract/device/topics";
import { AppError, type FieldErrors } from "../../errors";
import { replyToCommand } from "../../services/commands/reply";
import type { Context } from "../../services/context";
import { reportStatus } from "../../services/devices/report";
import { recordEvents } from "../../services/events/record";
import { record } from "../../services/readings/record";
import { warnThrottled } from "../../warn-throttled";
import { type Decoded, decode } from "./decode";
import { serially } from "./serially";

/** A device's own context: what it sends counts for its station only. */
export interface DeviceContext extends Context {
  actor: KeyActor;
}

export interface Message {
  kind: FromDevice;
  payload: Buffer;
}

/**
 * Does with a device's message what its topic says, on behalf of its station. Once this resolves the message may be
 * acknowledged: what is good in it is on disk, and what is not would be no better the next time.
 * @returns what to answer on the station's `stored` topic, where it was a batch with an id
 * @throws whatever keeps it from being stored for now: the message must not be acknowledged
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

/** For good: sent again it would be refused again. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.code !== "unavailable" && error.code !== "too_many";
}

async function act(ctx: DeviceContext, message: Decoded): Promise<StoredAnswer | undefined> {
  const { stationId } = ctx.actor;
  switch (message.kind) {
    case "readings":
      return answerTo(ctx, message.id, await record(ctx, message.items));
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

/** Of the reasons in one answer, characters of JSON: it must not outgrow what a device can take. */
const REASONS_LENGTH = 64 * 1024;

type Result = { status: "stored" | "repeated" } | { status: "refused"; errors: FieldErrors };

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
  const count = (status: Result["status"]) => results.filter((result) => result.status === status).length;
  return { id, now: nowOf(ctx), stored: count("stored"), repeated: count("repeated"), refused: bounded(refused) };
}

/** Every number stays, as what is not named counts as stored; of the reasons those that fit. */
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
