import { z } from "zod";
import { visitorOf } from "../auth/request";
import { periodNamed } from "../contract/climate/climate";
import { growingNamed } from "../contract/climate/growing";
import { AppError } from "../errors";
import { noaaMonth } from "../format/noaa/month";
import { noaaYear } from "../format/noaa/year";
import { errorResponse, SECURITY_HEADERS } from "../http/respond";
import { climateMonth, climateYear } from "../services/climate";
import { type Context, contextFor } from "../services/context";
import { knownId, notFound } from "../services/guard";
import { parse } from "../services/parse";
import type { GrowingRule } from "../weather/climate/climate";
import { UNIT_SYSTEMS, type UnitSystem } from "../weather/units/systems";

const querySchema = z.object({ units: z.enum(UNIT_SYSTEMS).default("metric") });

const NO_RULE =
  "Invalid rule of growing degree days: see gddBase, gddLimit, gddMethod and gddUnit in the documentation.";

interface RouteParams {
  params: Promise<{ id: string; period: string }>;
}

/**
 * GET /stations/{id}/reports/2026-07.txt and 2026.txt, with ?units=metric|si|us|uk and a rule of growing degree days as
 * `growingNamed` parses it: the climate summary in plain text.
 */
export async function reportHandler(request: Request, { params }: RouteParams): Promise<Response> {
  try {
    const { id, period } = await params;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { units } = parse(querySchema, query);
    const growing = growingNamed(query);
    if (growing === "wrong") throw new AppError("invalid", "The input is not valid.", { gddBase: [NO_RULE] });
    const ctx = contextFor();
    const visitor: Context = { ...ctx, actor: await visitorOf(ctx.database, request.headers, ctx.now()) };
    return new Response(await summary(visitor, { stationId: stationIdOf(id), growing }, period, units), {
      headers: { ...SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache" },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

async function summary(
  ctx: Context,
  input: { stationId: number; growing: GrowingRule | undefined },
  name: string,
  units: UnitSystem,
): Promise<string> {
  const period = periodNamed(name);
  if (!period) throw notFound();
  if ("month" in period) return noaaMonth(await climateMonth(ctx, { ...input, ...period }), units, input.growing);
  return noaaYear(await climateYear(ctx, { ...input, ...period }), units, input.growing);
}

function stationIdOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw notFound();
  return knownId(Number(text));
}
