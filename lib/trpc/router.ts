import { z } from "zod";
import { almanacInputSchema, almanacSchema } from "../contract/climate/almanac";
import { trendsInputSchema, trendsSchema } from "../contract/climate/trends";
import { tableOf } from "../contract/station/listed";
import { stationSummarySchema } from "../contract/station/station";
import { trends } from "../services/climate";
import { getStation, listStations, rainToday, stationAlmanac } from "../services/stations";
import { adminRouter } from "./admin";
import { climateRouter } from "./climate";
import { devicesRouter } from "./devices";
import { forecastRouter } from "./forecast";
import { procedure, router } from "./init";
import { readingsRouter } from "./readings";

/** The procedures of this site's pages. All but the admin's are public; verbs show only what the caller may see. */
export const appRouter = router({
  admin: adminRouter,
  climate: climateRouter,
  stations: router({
    /** Without an output schema: validating thousands of stations would cost more than reading them. */
    list: procedure.query(({ ctx }) => listStations(ctx)),
    /** The same for the map: in a third of the bytes, without what it does not show. */
    table: procedure.query(async ({ ctx }) => tableOf(await listStations(ctx))),
    rainToday: procedure.query(({ ctx }) => rainToday(ctx)),
    byId: procedure
      .input(z.object({ id: z.int().positive() }))
      .output(stationSummarySchema)
      .query(({ ctx, input }) => getStation(ctx, input)),
    trends: procedure
      .input(trendsInputSchema)
      .output(trendsSchema)
      .query(({ ctx, input }) => trends(ctx, input)),
    almanac: procedure
      .input(almanacInputSchema)
      .output(almanacSchema)
      .query(({ ctx, input }) => stationAlmanac(ctx, input)),
  }),
  forecast: forecastRouter,
  readings: readingsRouter,
  devices: devicesRouter,
});

export type AppRouter = typeof appRouter;
