import { AppError } from "../errors";

/** Formats in which an endpoint can answer, the preferred one first. */
export type Renderer = "json" | "html" | "csv";

export interface Format {
  renderer: Renderer;
  /** Spaces per level of JSON; 0 is compact. */
  indent: number;
}

export const MEDIA_TYPES: Record<Renderer, string> = { json: "application/json", html: "text/html", csv: "text/csv" };

/** The names in `?format=`, as in Django REST framework. */
const FORMATS: Record<string, Renderer> = { json: "json", api: "html", csv: "csv" };

const MAX_INDENT = 8;

/** One entry of an Accept header. */
interface Range {
  type: string;
  indent: number;
  quality: number;
}

/**
 * The client's preferred format: `?format=` before the Accept header; among equals the most specific entry, then the
 * endpoint's first.
 * @throws AppError not_acceptable, or not_found for a `?format=` that the endpoint does not support
 */
export function negotiate(accept: string | null, asked: string | undefined, offers: readonly Renderer[]): Format {
  const ranges = (accept?.trim() || "*/*").split(",").map(readRange);
  if (asked !== undefined) {
    const renderer = Object.hasOwn(FORMATS, asked) ? FORMATS[asked] : undefined;
    if (!renderer || !offers.includes(renderer)) throw new AppError("not_found", "Not found.");
    return { renderer, indent: rangeFor(renderer, ranges)?.indent ?? 0 };
  }
  const [best] = offers
    .map((renderer) => ({ renderer, range: rangeFor(renderer, ranges) }))
    .filter(({ range }) => range !== undefined && range.quality > 0)
    .sort((a, b) => rank(b.range) - rank(a.range));
  if (!best) throw new AppError("not_acceptable", "Could not satisfy the request Accept header.");
  return { renderer: best.renderer, indent: best.range?.indent ?? 0 };
}

/** Whether the client prefers an HTML page to JSON. */
export function prefersPage(accept: string | undefined): boolean {
  const ranges = (accept?.trim() || "*/*").split(",").map(readRange);
  return rank(usable(rangeFor("html", ranges))) > rank(usable(rangeFor("json", ranges)));
}

function usable(range: Range | undefined): Range | undefined {
  return range && range.quality > 0 ? range : undefined;
}

/** Quality has three decimals at most; specificity decides among equals. */
function rank(range: Range | undefined): number {
  return range ? range.quality * 10_000 + precision(range) : -1;
}

/** The most specific entry that matches this format. */
function rangeFor(renderer: Renderer, ranges: readonly Range[]): Range | undefined {
  const type = MEDIA_TYPES[renderer];
  const names = [type, `${type.split("/")[0]}/*`, "*/*"];
  return ranges.filter((range) => names.includes(range.type)).sort((a, b) => precision(b) - precision(a))[0];
}

function precision({ type }: Range): number {
  return type === "*/*" ? 0 : type.endsWith("/*") ? 1 : 2;
}

function readRange(text: string): Range {
  const [type = "", ...rest] = text.split(";").map((part) => part.trim().toLowerCase());
  const parameters = new Map(
    rest.map((part) => {
      const [name = "", value = ""] = part.split("=", 2);
      return [name.trim(), value.trim()];
    }),
  );
  const quality = Number(parameters.get("q") ?? "1");
  const indent = Number.parseInt(parameters.get("indent") ?? "0", 10);
  return {
    type,
    quality: Number.isFinite(quality) ? Math.min(Math.max(quality, 0), 1) : 0,
    indent: Number.isNaN(indent) ? 0 : Math.min(Math.max(indent, 0), MAX_INDENT),
  };
}
