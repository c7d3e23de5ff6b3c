/** @jsxImportSource hono/jsx */

/** Links to the previous and next page of a paginated list. */
export function Pager({ data }: { data: unknown }) {
  const { count, next, previous } = (data ?? {}) as { count?: number; next?: string | null; previous?: string | null };
  if (!next && !previous) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {count === undefined ? null : <span>{count.toLocaleString("en")} records</span>}
      {previous ? (
        <a class="button secondary" href={previous} rel="prev">
          Previous
        </a>
      ) : null}
      {next ? (
        <a class="button secondary" href={next} rel="next">
          Next
        </a>
      ) : null}
    </nav>
  );
}
