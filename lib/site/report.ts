import { z } from "zod";
import { visitorOf } from "../auth/request";
import { periodNamed } from "../contract/climate";
import { noaaMonth } from "../format/noaa/month";
import { noaaYear } from "../format/noaa/year";
import { errorResponse, SECURITY_HEADERS } from "../rest/respond";
import { climateMonth } from "../services/climate/month";
import { climateYear } from "../services/climate/year";
import { type Context, contextFor } from "../services/context";
import { knownId, notFound } from "../services/guard";
import { parse } from "../services/parse";
import { UNIT_SYSTEMS, type UnitSystem } from "../weather/systems";

const querySchema = z.object({ units: z.enum(UNIT_SYSTEMS).default("metric") });

interface Place {
  params: Promise<{ id: string; period: string }>;
}

/** GET /stations/{id}/reports/2026-07.txt and 2026.txt, with ?units=metric|si|us|uk: the climate summary in plain text. */
export async function reportHandler(request: Request, { params }: Place): Promise<Response> {
  try {
    const { id, period } = await params;
    const { units } = parse(querySchema, Object.fromEntries(new URL(request.url).searchParams));
    const ctx = contextFor();
    const visitor: Context = { ...ctx, actor: await visitorOf(ctx.database, request.headers, ctx.now()) };
    return new Response(await summary(visitor, stationIdOf(id), period, units), {
      headers: { ...SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache" },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

async function summary(ctx: Context, stationId: number, name: string, units: UnitSystem): Promise<string> {
  const period = periodNamed(name);
  if (!period) throw notFound();
  if ("month" in period) return noaaMonth(await climateMonth(ctx, { stationId, ...period }), units);
  return noaaYear(await climateYear(ctx, { stationId, ...period }), units);
}

function stationIdOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw notFound();
  return knownId(Number(text));
}
