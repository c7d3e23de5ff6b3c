import { AppError } from "../../errors";
import { limitStation } from "../../http/rate-limits";
import { stationOfConsole } from "../../services/consoles";
import { type Context, contextFor } from "../../services/context";
import { record } from "../../services/readings";
import { isMetricKey } from "../../weather/metrics";
import type { Decoded } from "./decode/decoded";
import { DEFAULT_SETTINGS } from "./decode/settings";
import { type Interpreted, interpret } from "./interpret";
import type { Message, Reply } from "./message";
import { arrivalOf } from "./parts";
import { accepted, refused } from "./replies";
import { senderOf } from "./sender";

/**
 * Stores what a console sent, and says what the console wants to hear. Authorised: the key of a console or a device, or
 * an identifier that staff took for a station, for its own station.
 */
export async function handle(message: Message): Promise<Reply> {
  const interpreted = interpret(message);
  const anonymous = contextFor();
  try {
    const actor = await senderOf(anonymous, interpreted.credentials, message.address);
    await limitStation(actor.stationId);
    return await store(contextFor(actor), actor.stationId, interpreted);
  } catch (error) {
    return refused(interpreted.kind, error);
  }
}

async function store(ctx: Context, stationId: number, { kind, credentials, decode }: Interpreted): Promise<Reply> {
  const now = ctx.now();
  const { elevation, timeZone } = await stationOfConsole(ctx, { stationId });
  const decoded = decode({ elevation, settings: DEFAULT_SETTINGS }, now);
  const arrival = arrivalOf(kind, `${stationId} ${credentials.identifier ?? ""}`, now);
  const results = await record(
    ctx,
    decoded.map((reading) => asInput(reading, arrival)),
  );
  if (decoded.length === 0) throw new AppError("invalid", "Nothing was measured.");
  const fault = results.find((result) => result.status === "refused");
  if (fault) throw new AppError("invalid", "The reading was refused.", fault.errors);
  return accepted(kind, timeZone, now);
}

/** A reading of contract/reading/reading.ts. */
function asInput({ time, values, extra }: Decoded, arrival: number): Record<string, unknown> {
  const measured = Object.entries(values).filter(([name]) => isMetricKey(name));
  return {
    time: time ?? arrival,
    ...Object.fromEntries(measured),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}
