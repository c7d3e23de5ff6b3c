import type { ConsoleMessage } from "../../contract/device/console";
import { AppError } from "../../errors";
import { limitStation } from "../../http/rate-limits";
import { keepGauge, keepMessage, stationOfConsole } from "../../services/consoles";
import { type Context, contextFor } from "../../services/context";
import { record } from "../../services/readings";
import type { Decoded } from "./decode/decoded";
import { type Interpreted, interpret } from "./interpret";
import { logNotes } from "./log-notes";
import type { Message, Reply } from "./message";
import { messageOf } from "./message-row";
import { arrivalOf } from "./parts";
import { accepted, refused } from "./replies";
import { senderOf } from "./sender";

/**
 * Stores what a console sent, and says what the console wants to hear. Authorised: the key of a console or a device, or
 * an identifier that staff took for a station, for its own station.
 */
export async function handle(message: Message): Promise<Reply> {
  const interpreted = interpret(message);
  let ctx: Context = contextFor();
  let stationId: number | null = null;
  const notes: string[] = [];
  let reply: Reply;
  try {
    const actor = await senderOf(ctx, interpreted.credentials, message.address);
    ctx = contextFor(actor);
    stationId = actor.stationId;
    await limitStation(stationId);
    reply = await store(ctx, stationId, interpreted, notes);
  } catch (error) {
    reply = refused(interpreted.kind, error);
  }
  keep(ctx, messageOf(message, interpreted, { stationId, time: ctx.now(), reply, notes }));
  return reply;
}

/** A key that may not write keeps no messages either. */
function keep(ctx: Context, message: ConsoleMessage): void {
  if (ctx.actor.kind === "key" && !ctx.actor.scopes.has("write")) return;
  keepMessage(ctx, message);
}

async function store(
  ctx: Context,
  stationId: number,
  { kind, credentials, decode }: Interpreted,
  notes: string[],
): Promise<Reply> {
  const now = ctx.now();
  const { elevation, timeZone, settings } = await stationOfConsole(ctx, { stationId });
  const decoded = decode({ elevation, settings }, now);
  notes.push(...decoded.flatMap((reading) => reading.notes));
  logNotes(stationId, kind, notes);
  if (decoded.length === 0) throw new AppError("invalid", "Nothing was measured.");
  const arrival = arrivalOf(kind, `${stationId} ${credentials.identifier ?? ""}`, now);
  const results = await record(
    ctx,
    decoded.map((reading) => asInput(reading, arrival)),
    { source: kind },
  );
  const fault = results.find((result) => result.status === "refused");
  if (fault) throw new AppError("invalid", "The reading was refused.", fault.errors);
  const gauge = decoded.find((reading) => reading.gauge !== undefined)?.gauge;
  if (settings.gauge === null && gauge !== undefined) await keepGauge(ctx, { stationId, gauge });
  return accepted(kind, timeZone, now);
}

/** A reading of contract/reading/reading.ts. */
function asInput({ time, values, extra }: Decoded, arrival: number): Record<string, unknown> {
  return { time: time ?? arrival, ...values, ...(Object.keys(extra).length > 0 && { extra }) };
}
