import { shownLine } from "../contract/text";
import type { HttpAnswer, Outcome } from "./service";

/** The characters of an answer that are kept. */
const MAX_LENGTH = 200;

/** What the status of an answer says by itself; undefined where its body decides. */
export function failureOf(answer: HttpAnswer, now: number): Outcome | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const text = textOf(answer);
  if (status === 401 || status === 403) return { is: "refused", text };
  if (status === 429) return { is: "slower", text, until: retryAfter(answer.headers.get("retry-after"), now) };
  return { is: "again", text };
}

/** The status and the beginning of the body, in one line. */
export function textOf({ status, body }: HttpAnswer): string {
  const line = shownLine(body.replace(/\s+/g, " ").trim(), MAX_LENGTH);
  return line === "" ? `Status ${status}` : `Status ${status}: ${line}`;
}

/** The time (epoch ms) that a Retry-After header, or a text like it, names. */
export function retryAfter(text: unknown, now: number): number | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const time = /^\d{1,9}$/.test(text) ? now + Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The body as an object; empty if it is none. */
export function fieldsOf({ body }: HttpAnswer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
