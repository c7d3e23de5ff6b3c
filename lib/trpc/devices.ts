import { z } from "zod";
import { eventsInputSchema, eventsPageSchema } from "../contract/device/event";
import { deviceSchema } from "../contract/device/status";
import { getDevice } from "../services/devices";
import { pageOfEvents } from "../services/events";
import { procedure, router } from "./init";

/** The state of reporting devices, and their events. */
export const devicesRouter = router({
  byStation: procedure
    .input(z.object({ stationId: z.int().positive() }))
    .output(deviceSchema.nullable())
    .query(({ ctx, input }) => getDevice(ctx, { stationId: input.stationId })),
  events: procedure
    .input(eventsInputSchema)
    .output(eventsPageSchema)
    .query(({ ctx, input }) => pageOfEvents(ctx, input)),
});
