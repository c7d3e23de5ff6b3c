import { createHash } from "node:crypto";
import { AppError } from "../errors";

/** Identifies a resource's state: the same for the same content, whatever its indentation or encoding. */
export function etagOf(data: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(data)).digest("base64url").slice(0, 22)}"`;
}

/** Whether the client has this state already (If-None-Match). */
export function isKnown(headers: Headers, etag: string): boolean {
  return matches(headers.get("if-none-match"), etag);
}

/**
 * The If-Match check of a verb that changes a record: refuses if the record's state is not the one the client named.
 * Undefined without the header.
 */
export function precondition<Item>(
  headers: Headers,
  stateOf: (item: Item) => string,
): ((item: Item) => void) | undefined {
  const wanted = headers.get("if-match");
  if (wanted === null) return undefined;
  return (item) => {
    if (!matches(wanted, stateOf(item))) {
      throw new AppError("precondition_failed", "The resource has changed since it was read.");
    }
  };
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
