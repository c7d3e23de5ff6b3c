import {
  climateMonthSchema,
  climateYearSchema,
  monthInputSchema,
  stationInputSchema,
  yearInputSchema,
} from "../contract/climate/climate";
import { climateSpanSchema, recordsSchema, sameDaySchema } from "../contract/climate/records";
import { climateMonth, climateSpan, climateYear, records, sameDay } from "../services/climate";
import { procedure, router } from "./init";

/** A station's climate, by its local days: reports, records, and today against earlier years. */
export const climateRouter = router({
  month: procedure
    .input(monthInputSchema)
    .output(climateMonthSchema)
    .query(({ ctx, input }) => climateMonth(ctx, input)),
  year: procedure
    .input(yearInputSchema)
    .output(climateYearSchema)
    .query(({ ctx, input }) => climateYear(ctx, input)),
  span: procedure
    .input(stationInputSchema)
    .output(climateSpanSchema)
    .query(({ ctx, input }) => climateSpan(ctx, input)),
  records: procedure
    .input(stationInputSchema)
    .output(recordsSchema)
    .query(({ ctx, input }) => records(ctx, input)),
  sameDay: procedure
    .input(stationInputSchema)
    .output(sameDaySchema)
    .query(({ ctx, input }) => sameDay(ctx, input)),
});
