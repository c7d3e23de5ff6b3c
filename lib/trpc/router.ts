import { z } from "zod";
import { seriesInputSchema, seriesSchema } from "../contract/series";
import { stationSummarySchema } from "../contract/station";
import { series } from "../services/readings/series";
import { getStation } from "../services/stations/get";
import { listStations } from "../services/stations/list";
import { rainToday } from "../services/stations/rain-today";
import { adminRouter } from "./admin";
import { climateRouter } from "./climate";
import { procedure, router } from "./init";

/** What our own pages call. Anyone may, but for the admin; each verb shows only what its caller may see. */
export const appRouter = router({
  admin: adminRouter,
  climate: climateRouter,
  stations: router({
    /** Not checked on the way out: of thousands of stations that would cost more than to read them. */
    list: procedure.query(({ ctx }) => listStations(ctx)),
    rainToday: procedure.query(({ ctx }) => rainToday(ctx)),
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
});

export type AppRouter = typeof appRouter;
