import { tracked } from "@trpc/server";
import { z } from "zod";
import type { LiveEvent } from "../contract/live";
import { seriesInputSchema, seriesSchema } from "../contract/series";
import { stationSummarySchema } from "../contract/station";
import { liveEvents } from "../live/stream";
import { series } from "../services/readings/series";
import { getStation } from "../services/stations/get";
import { listStations } from "../services/stations/list";
import { concerns } from "../services/stations/visible";
import { adminRouter } from "./admin";
import { procedure, router } from "./init";

/** What our own pages call. Anyone may, but for the admin; each verb shows only what its caller may see. */
export const appRouter = router({
  admin: adminRouter,
  stations: router({
    list: procedure.output(z.array(stationSummarySchema)).query(({ ctx }) => listStations(ctx)),
    byId: procedure
      .input(z.object({ id: z.int().positive() }))
      .output(stationSummarySchema)
      .query(({ ctx, input }) => getStation(ctx, input.id)),
  }),
  readings: router({
    series: procedure
      .input(seriesInputSchema)
      .output(seriesSchema)
      .query(({ ctx, input }) => series(ctx, input)),
  }),
  live: router({
    /** After-commit events from now on. After a lost connection a client asks anew for what it shows. */
    changes: procedure
      .input(z.object({ lastEventId: z.string().max(40).nullish() }).optional())
      .subscription(async function* ({ ctx, signal }) {
        const until = signal ?? new AbortController().signal;
        for await (const { id, event } of liveEvents(({ audience }) => concerns(ctx.actor, audience), until)) {
          yield tracked<LiveEvent>(String(id), event);
        }
      }),
  }),
});

export type AppRouter = typeof appRouter;
