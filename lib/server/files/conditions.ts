/** Reads a conditional or range header of a GET or HEAD, by its name in lower case. */
type Get = (name: string) => string | null;

export interface Version {
  etag: string;
  /** Epoch ms. */
  modified: number;
  size: number;
}

/** The bytes from `start` to `end`, both included. */
export interface Part {
  start: number;
  end: number;
}

export type Outcome = { status: 200 | 304 | 412 | 416 } | ({ status: 206 } & Part);

/** The status of a GET or HEAD of a file: RFC 9110, 13.2.2 for the order of the conditions, 14 for ranges. */
export function outcomeOf(get: Get, version: Version): Outcome {
  if (isPreconditionFailed(get, version)) return { status: 412 };
  if (isKnown(get, version)) return { status: 304 };
  const range = get("range");
  if (range === null || !isSameVersion(get("if-range"), version)) return { status: 200 };
  return partOf(range, version.size);
}

function isPreconditionFailed(get: Get, { etag, modified }: Version): boolean {
  const match = get("if-match");
  if (match !== null) return !names(match, etag, (tag) => tag);
  const since = dateOf(get("if-unmodified-since"));
  return since !== undefined && secondOf(modified) > since;
}

function isKnown(get: Get, { etag, modified }: Version): boolean {
  const match = get("if-none-match");
  if (match !== null) return names(match, etag, (tag) => tag.replace(/^W\//, ""));
  const since = dateOf(get("if-modified-since"));
  return since !== undefined && secondOf(modified) <= since;
}

/** A list of entity tags, or `*`. The server's own tags have no comma. */
function names(list: string, etag: string, comparable: (tag: string) => string): boolean {
  if (list.trim() === "*") return true;
  return list.split(",").some((tag) => comparable(tag.trim()) === etag);
}

/** A part of another version would not fit to what the client has, so it gets the whole file. */
function isSameVersion(condition: string | null, { etag, modified }: Version): boolean {
  if (condition === null) return true;
  return condition.includes('"') ? condition.trim() === etag : dateOf(condition) === secondOf(modified);
}

/** An invalid date is ignored. */
function dateOf(text: string | null): number | undefined {
  const date = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : date;
}

/** HTTP dates have a resolution of seconds. */
function secondOf(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

/**
 * Serves a single byte range. A malformed range or another unit is ignored; so are several ranges, by which a client
 * could request far more than the file's size.
 */
function partOf(range: string, size: number): Outcome {
  const [, first = "", last = ""] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(range) ?? [];
  if (first === "" && last === "") return { status: 200 };
  if (first !== "" && last !== "" && Number(last) < Number(first)) return { status: 200 };
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? { status: 416 } : { status: 206, start, end };
}
