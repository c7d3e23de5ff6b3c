import { z } from "zod";
import { correctionSchema } from "../../contract/reading/correction";
import { timeSchema, valuesSchema } from "../../contract/reading/reading";
import { authorise, notFound } from "../../services/guard";
import { parse } from "../../services/parse";
import { correct, getReading } from "../../services/readings";
import type { Call, Endpoint } from "../endpoint";
import { stationIdOf } from "./stations";

const body = correctionSchema.pick({ change: true, reason: true });

const output = z.object({
  station: z.int(),
  time: z.iso.datetime(),
  raw: valuesSchema,
  shown: valuesSchema,
  flags: z.record(z.string(), z.string()),
});

/** POST /api/v1/stations/{id}/readings/{time}/corrections: hides, restores or corrects one metric of one reading. */
export const correctionsEndpoint: Endpoint = {
  path: "/api/v1/stations/{id}/readings/{time}/corrections",
  name: "Corrections of a reading",
  description: "Hides, restores or corrects a value, with a reason for the log. The raw value is kept.",
  tag: "v1",
  renders: ["json"],
  operations: {
    POST: {
      summary: "Correct a reading",
      authorise: (ctx) => authorise(ctx, "SensorData", "change"),
      bodies: { "application/json": body },
      output,
      status: 200,
      handle: async (call) => {
        const key = { stationId: stationIdOf(call), time: timeOf(call) };
        const { change, reason } = parse(body, await call.fields());
        // Before the change: callers without read permission would otherwise be refused only after it.
        await getReading(call.ctx, key);
        await correct(call.ctx, { ...key, change, reason });
        const { values, shown, flags } = await getReading(call.ctx, key);
        const time = new Date(key.time).toISOString();
        return { status: 200, data: { station: key.stationId, time, raw: values, shown, flags: flags ?? {} } };
      },
    },
  },
};

function timeOf({ params: { time = "" } }: Call): number {
  const result = timeSchema.safeParse(/^-?\d+$/.test(time) ? Number(time) : time);
  if (!result.success) throw notFound();
  return result.data;
}
