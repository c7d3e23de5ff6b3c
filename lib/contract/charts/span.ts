import { z } from "zod";
import { epochMsSchema } from "../reading/reading";

/** Length of each range, in hours before now. */
export const RANGE_HOURS = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24, year: 365 * 24 } as const;

/** The ranges that a page offers, all ending now; `all` begins with the station's first reading. */
export const RANGES = ["24h", "7d", "30d", "year", "all"] as const satisfies (keyof typeof RANGE_HOURS | "all")[];
export type Range = (typeof RANGES)[number];

/** Epoch ms, or one of the station's days. */
const momentSchema = z.union([epochMsSchema, z.iso.date()]);

/** A named range, or one from a moment to another; days count from their first to their last instant. */
export const spanSchema = z.union([
  z.object({ range: z.enum(RANGES) }),
  z.object({ from: momentSchema, to: momentSchema }),
]);
export type Span = z.infer<typeof spanSchema>;

/** Epoch ms, half-open. */
export const intervalSchema = z
  .object({ from: epochMsSchema, to: epochMsSchema })
  .refine(({ from, to }) => from < to, { error: "This is not before `to`.", path: ["from"] });
export type Interval = z.infer<typeof intervalSchema>;
