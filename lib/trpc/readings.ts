import {
  compareStationsInputSchema,
  compareStationsSchema,
  compareYearsInputSchema,
  compareYearsSchema,
} from "../contract/charts/compare";
import { seriesInputSchema, seriesSchema } from "../contract/charts/series";
import { windRoseInputSchema, windRoseSchema } from "../contract/charts/wind-rose";
import { compareStations, compareYears, series, stationWindRose } from "../services/readings";
import { procedure, router } from "./init";

/** The data of the charts. */
export const readingsRouter = router({
  series: procedure
    .input(seriesInputSchema)
    .output(seriesSchema)
    .query(({ ctx, input }) => series(ctx, input)),
  windRose: procedure
    .input(windRoseInputSchema)
    .output(windRoseSchema)
    .query(({ ctx, input }) => stationWindRose(ctx, input)),
  compareStations: procedure
    .input(compareStationsInputSchema)
    .output(compareStationsSchema)
    .query(({ ctx, input }) => compareStations(ctx, input)),
  compareYears: procedure
    .input(compareYearsInputSchema)
    .output(compareYearsSchema)
    .query(({ ctx, input }) => compareYears(ctx, input)),
});
