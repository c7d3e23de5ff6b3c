/** @jsxImportSource hono/jsx */
import type { z } from "zod";
import { lastOf } from "../../http/origin";
import { querySchema } from "../json-schema";
import { labelOf } from "../options";

/** These parameters have controls of their own. */
const ELSEWHERE = new Set(["page", "cursor", "format"]);

/** The list's parameters as a form. The page number is left out: another selection begins at its first page. */
export function Filters({ query, url }: { query: z.ZodObject; url: URL }) {
  const names = Object.keys(query.shape).filter((name) => !ELSEWHERE.has(name));
  const helps = new Map(querySchema(query).map((parameter) => [parameter.name, parameter.description]));
  const used = names.some((name) => lastOf(url, name));
  return (
    <details class="card filters" open={used}>
      <summary>Filters</summary>
      <form method="get" action={url.pathname}>
        {names.map((name) => (
          <div class="field">
            <label for={`filter-${name}`}>{labelOf(name)}</label>
            <input id={`filter-${name}`} type="text" name={name} value={lastOf(url, name) ?? ""} />
            <p class="help">{helps.get(name) ?? ""}</p>
          </div>
        ))}
        <div class="field buttons">
          <button class="button" type="submit">
            Apply
          </button>
          <a class="button secondary" href={url.pathname}>
            Clear
          </a>
        </div>
      </form>
    </details>
  );
}
