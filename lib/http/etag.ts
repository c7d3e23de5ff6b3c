import { createHash } from "node:crypto";
import { AppError } from "../errors";

/** Names a state of a resource: the same for the same content, whatever its indent or encoding. */
export function etagOf(data: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(data)).digest("base64url").slice(0, 22)}"`;
}

/** Does the client have this state already? */
export function isKnown(headers: Headers, etag: string): boolean {
  return matches(headers.get("if-none-match"), etag);
}

/**
 * A check for a verb that changes a record: refuses when the client says which state it means to change and the record
 * has another by now. Undefined when the client does not say.
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
