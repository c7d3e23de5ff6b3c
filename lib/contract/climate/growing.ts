import { z } from "zod";
import { GROWING_METHODS, type GrowingRule } from "../../weather/climate/climate";
import { convert } from "../../weather/units/units";

/** The smallest difference between base and limit, K, that an address preserves in either unit. */
const LEAST = 0.001;

/** In °C. No plant has a base or limit outside this range. */
export const growingSchema = z
  .object({
    base: z.number().min(-20).max(40),
    limit: z.number().max(60).nullable(),
    method: z.enum(GROWING_METHODS),
  })
  .refine(({ base, limit }) => limit === null || limit - base >= LEAST, { error: "The limit is not above the base." });

const degrees = z.string().regex(/^-?\d{1,3}(\.\d{1,4})?$/);

const addressSchema = z.object({
  gddBase: degrees,
  /** A form also sends fields that were left empty. */
  gddLimit: degrees.or(z.literal("")).default(""),
  gddMethod: z.enum(GROWING_METHODS).default("mean"),
  gddUnit: z.enum(["C", "F"]).default("C"),
});

const PARAMETERS = Object.keys(addressSchema.shape);

/**
 * The growing degree day rule in an address: ?gddBase=50&gddLimit=86&gddMethod=extremes&gddUnit=F. Undefined if the
 * address has none, and "wrong" if it is invalid.
 */
export function growingNamed(query: Record<string, unknown>): GrowingRule | "wrong" | undefined {
  if (!PARAMETERS.some((name) => name !== "gddUnit" && Object.hasOwn(query, name))) return undefined;
  const asked = addressSchema.safeParse(query);
  if (!asked.success) return "wrong";
  const { gddBase, gddLimit, gddMethod: method, gddUnit } = asked.data;
  const celsius = (text: string) => convert(Number(text), `°${gddUnit}`, "°C");
  const rule = growingSchema.safeParse({
    base: celsius(gddBase),
    limit: gddLimit === "" ? null : celsius(gddLimit),
    method,
  });
  return rule.data ?? "wrong";
}

/** The query that `growingNamed` parses. */
export function growingQuery({ base, limit, method }: GrowingRule): Record<string, string> {
  const text = (celsius: number) => String(Math.round(celsius * 1e4) / 1e4);
  return { gddBase: text(base), ...(limit !== null && { gddLimit: text(limit) }), gddMethod: method };
}
