import { z } from "zod";
import { readingSchema } from "../../contract/reading/reading";
import { recordBody } from "../../ingest/http/handler";
import { authoriseRecording, record } from "../../services/readings/record";
import type { Endpoint } from "../endpoint";

const resultSchema = z.object({
  position: z.int().describe("Of the reading in the body, from 1; of a line in CSV and NDJSON."),
  status: z.enum(["stored", "repeated", "refused"]),
  flags: z
    .record(z.string(), z.string())
    .nullish()
    .describe("What quality control refused or suspects; docs/quality.md lists the words."),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

const reportSchema = z.object({
  stored: z.int(),
  repeated: z.int(),
  flagged: z.int(),
  refused: z.int(),
  results: z.array(resultSchema),
  truncated: z.boolean().describe("Whether there are more results than are listed."),
  detail: z.string().optional().describe("Why the rest of the body was not read."),
});

/**
 * POST /api/v1/readings: one reading, an array, NDJSON or CSV, read as it streams in. For a device key (its own
 * station) and staff who may add SensorData. Answers with what became of each reading: 201 when any was stored, 200
 * when all stood already, 400 when none was any good.
 */
export const readingsEndpoint: Endpoint = {
  path: "/api/v1/readings",
  name: "Readings",
  description: "Records readings, one or many, each with a result of its own. A repeat is harmless.",
  tag: "v1",
  renders: ["json"],
  operations: {
    POST: {
      summary: "Record readings",
      authorise: authoriseRecording,
      bodies: {
        "application/json": z.union([readingSchema, z.array(readingSchema)]),
        "application/x-ndjson": undefined,
        "text/csv": undefined,
      },
      output: reportSchema,
      status: 201,
      handle: ({ ctx, request }) => recordBody(request, (batch) => record(ctx, batch)),
    },
  },
};
