import { AppError } from "../errors";

const MOST_INDENT = 8;
/** What takes JSON, the closest name for it first. */
const JSON_TYPES = ["application/json", "application/*", "*/*"];

/**
 * How the client wants its JSON: the spaces a level, 0 for compact. Until the browsable face stands, a browser is
 * answered by its wildcard.
 * @throws AppError not_acceptable when the client takes no JSON
 */
export function negotiateJson(accept: string | null): { indent: number } {
  const [chosen] = (accept?.trim() || "*/*")
    .split(",")
    .map(readRange)
    .filter(({ type, quality }) => quality > 0 && JSON_TYPES.includes(type))
    .sort((a, b) => b.quality - a.quality || JSON_TYPES.indexOf(a.type) - JSON_TYPES.indexOf(b.type));
  if (!chosen) throw new AppError("not_acceptable", "Could not satisfy the request Accept header.");
  const indent = Number.parseInt(chosen.parameters.get("indent") ?? "0", 10);
  return { indent: Number.isNaN(indent) ? 0 : Math.min(Math.max(indent, 0), MOST_INDENT) };
}

function readRange(text: string): { type: string; parameters: Map<string, string>; quality: number } {
  const [type = "", ...rest] = text.split(";").map((part) => part.trim().toLowerCase());
  const parameters = new Map(
    rest.map((part) => {
      const [name = "", value = ""] = part.split("=", 2);
      return [name.trim(), value.trim()];
    }),
  );
  const quality = Number(parameters.get("q") ?? "1");
  return { type, parameters, quality: Number.isFinite(quality) ? quality : 0 };
}
