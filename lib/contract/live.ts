import { z } from "zod";
import { deviceSchema } from "./device/status";
import { stationSummarySchema } from "./station/station";

/** What viewers are told after a commit. */
export const liveEventSchema = z.discriminatedUnion("type", [
  /** A station's current conditions moved, or its readings changed. */
  z.object({ type: z.literal("station"), station: stationSummarySchema }),
  /** Hourly and daily statistics of a station were brought up to date. */
  z.object({ type: z.literal("rollups"), stationId: z.int() }),
  /** A station's device came, went, or said something new of itself. That it was heard of again alone is not told. */
  z.object({ type: z.literal("device"), stationId: z.int(), device: deviceSchema }),
  /** Something happened at a station's device. */
  z.object({ type: z.literal("events"), stationId: z.int() }),
  /** A command of a station's device was given, or moved on. For staff. */
  z.object({ type: z.literal("commands"), stationId: z.int() }),
  /** Stations were added or removed. */
  z.object({ type: z.literal("stations") }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** What a stream of live events begins with. Its id is where the stream begins. */
export const greetingSchema = z.object({
  /** Names what this viewer may see; empty for anyone. Another one than before: all that is shown must be asked for anew. */
  viewer: z.string(),
  /** False when events were missed that can not be told any more. */
  isWhole: z.boolean(),
});
export type Greeting = z.infer<typeof greetingSchema>;

/** Stations named in one message of a relay, and of each kind of change. */
export const RELAYED_STATIONS = 2000;
const stationIds = z.array(z.int().positive()).max(RELAYED_STATIONS);

/** What a server's process tells the others on its database of what it has changed: where to look, never the data. */
export const relaySchema = z.object({
  /** Names the process, so that it knows its own words. */
  from: z.string().max(64),
  changes: z.object({
    readings: stationIds.optional(),
    rollups: stationIds.optional(),
    device: stationIds.optional(),
    events: stationIds.optional(),
    commands: stationIds.optional(),
    command: stationIds.optional(),
    stations: stationIds.optional(),
  }),
});
export type Relayed = z.infer<typeof relaySchema>;
