import { z } from "zod";
import { deviceSchema } from "./device/status";
import { stationSummarySchema } from "./station/station";

/** Events sent to viewers after a commit. */
export const liveEventSchema = z.discriminatedUnion("type", [
  /** A station's current conditions or its readings changed. */
  z.object({ type: z.literal("station"), station: stationSummarySchema }),
  /** Hourly and daily statistics of a station were updated. */
  z.object({ type: z.literal("rollups"), stationId: z.int() }),
  /** A station's device changed its presence or status. A mere update of its last contact is not sent. */
  z.object({ type: z.literal("device"), stationId: z.int(), device: deviceSchema }),
  /** Something happened at a station's device. */
  z.object({ type: z.literal("events"), stationId: z.int() }),
  /** A command of a station's device was issued or changed its state. For staff only. */
  z.object({ type: z.literal("commands"), stationId: z.int() }),
  /** Stations were added or removed. */
  z.object({ type: z.literal("stations") }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** The first message of a live stream. Its id is the position at which the stream begins. */
export const greetingSchema = z.object({
  /**
   * Identifies what this viewer may see; empty for anonymous viewers. When it changes, the client must reload
   * everything that it shows.
   */
  viewer: z.string(),
  /** False when events were missed that cannot be replayed. */
  isWhole: z.boolean(),
});
export type Greeting = z.infer<typeof greetingSchema>;

/** The maximum number of stations in one relay message, per kind of change. */
export const RELAYED_STATIONS = 2000;
const stationIds = z.array(z.int().positive()).max(RELAYED_STATIONS);

/** Tells the other processes on the same database which records changed; they read the data themselves. */
export const relaySchema = z.object({
  /** Identifies the sending process, so that it ignores its own messages. */
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
