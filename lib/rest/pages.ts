import { AppError } from "../errors";
import { lastOf } from "../http/origin";

const PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 1000;

export interface Page {
  number: number;
  size: number;
  skip: number;
}

/**
 * The requested page: `?page=` (a number or `last`) and `?page_size=`; of a repeated parameter the last value counts.
 * @throws AppError not_found for a page that does not exist
 */
export function readPage(url: URL, count: number): Page {
  const size = readSize(lastOf(url, "page_size"));
  const last = Math.max(1, Math.ceil(count / size));
  const asked = lastOf(url, "page") ?? "1";
  const number = asked === "last" ? last : pythonInt(asked);
  if (number === undefined || number < 1 || number > last) throw new AppError("not_found", "Invalid page.");
  return { number, size, skip: (number - 1) * size };
}

/** The page size: ten, or `?page_size=` if it is a positive number, at most 1000. */
export function readSize(asked: string | undefined): number {
  const size = pythonInt(asked ?? "") ?? 0;
  return size > 0 ? Math.min(size, MAX_PAGE_SIZE) : PAGE_SIZE;
}

/** Python's int(), which Django's paginator uses: allows white space around, a sign, underscores between digits. */
function pythonInt(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?\d+(_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : undefined;
}

/** The envelope of a page. The links keep the other query parameters; page 1 has no number in its link. */
export function pageBody(url: URL, count: number, page: Page, results: unknown[]) {
  const last = Math.max(1, Math.ceil(count / page.size));
  return {
    count,
    next: page.number < last ? linkTo(url, page.number + 1) : null,
    previous: page.number > 1 ? linkTo(url, page.number - 1) : null,
    results,
  };
}

function linkTo(url: URL, number: number): string {
  const link = new URL(url);
  if (number === 1) link.searchParams.delete("page");
  else link.searchParams.set("page", String(number));
  return link.href;
}
