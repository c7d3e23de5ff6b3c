import { z } from "zod";
import { spanSchema } from "./span";

export const windRoseInputSchema = z.object({ stationId: z.int().positive() }).and(spanSchema);

/** See weather/statistics/windRose.ts. */
export const windRoseSchema = z.object({
  /** Epoch ms, half-open. */
  from: z.number(),
  to: z.number(),
  count: z.int(),
  calm: z.number(),
  meanSpeed: z.number().nullable(),
  shares: z.array(z.array(z.number())),
});
export type WindRoseOutput = z.infer<typeof windRoseSchema>;
