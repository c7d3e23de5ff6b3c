import { z } from "zod";
import { readingSchema } from "../../contract/reading/reading";
import { recordBody } from "../../ingest/http/handler";
import { authoriseRecording, record } from "../../services/readings";
import type { Endpoint } from "../endpoint";

const resultSchema = z.object({
  position: z.int().describe("Position of the reading in the body, from 1; in CSV and NDJSON, its line."),
  status: z
    .enum(["stored", "completed", "corrected", "repeated", "refused"])
    .describe(
      "Where the station has a reading of that time already, this one adds what it lacked (completed), is shown in place of another value (corrected), or changes nothing (repeated).",
    ),
  flags: z
    .record(z.string(), z.string())
    .nullish()
    .describe("What quality control refused or suspects; docs/quality.md lists the terms."),
  errors: z.record(z.string(), z.array(z.string())).optional(),
  omitted: z
    .array(z.string())
    .optional()
    .describe(
      "Channels that were left out: beyond the 32 of a reading or the 200 of a station, or with a metric's name.",
    ),
});

const reportSchema = z.object({
  stored: z.int().describe("Readings of which anything was stored, completed and corrected ones included."),
  completed: z.int(),
  corrected: z.int(),
  repeated: z.int(),
  flagged: z.int(),
  refused: z.int(),
  results: z.array(resultSchema),
  truncated: z.boolean().describe("Whether there are more results than are listed."),
  detail: z.string().optional().describe("Why the rest of the body was not read."),
});

/**
 * POST /api/v1/readings: one reading, an array, NDJSON or CSV, parsed as it streams in. For a device key (its own
 * station) and staff who may add SensorData. The response has a result for each reading: 201 if any was stored, 200 if
 * all were known, 400 if all were invalid.
 */
export const readingsEndpoint: Endpoint = {
  path: "/api/v1/readings",
  name: "Readings",
  description: "Records one or many readings, with a result for each. Repeating the request is safe.",
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
