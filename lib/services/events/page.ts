import type { z } from "zod";
import { type EventsPage, eventsInputSchema } from "../../contract/device/event";
import { eventsBefore } from "../../db/queries/devices/events";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation, type StationAccess } from "../stations";

/**
 * A page of a station's events, newest first, by keyset pagination.
 * @param options.access the policy by which the station is visible; that of the pages by default
 * @throws AppError not_found, also when the actor may not see the station, or invalid
 */
export async function pageOfEvents(
  ctx: Context,
  input: z.input<typeof eventsInputSchema>,
  options?: { access?: StationAccess },
): Promise<EventsPage> {
  const { stationId, before, size } = parse(eventsInputSchema, input);
  await getStation(ctx, { id: stationId }, options);
  // One more than requested tells whether there are more.
  const found = await eventsBefore(ctx.database.read, { stationId, before, limit: size + 1 });
  const events = found.slice(0, size);
  const last = found.length > size ? events.at(-1) : undefined;
  return { events, next: last ? { time: last.time, id: last.id } : null };
}
