import { parseLooseJson } from "../../loose-json";

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A number, also as text; undefined for anything else, as sensors without a value send many words. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.length > 40) return undefined;
  const text = value.trim();
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A JSON object's own fields; undefined if the text is anything else. */
export function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value = parseLooseJson(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const MAX_NAME = 40;

/** A legal name of a channel, similar to what a sensor is called. */
export function channelName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_.-]+/g, "_").replace(/^[_.-]+|_+$/g, "");
  return (/^[A-Za-z]/.test(name) ? name : `channel${name}`).slice(0, MAX_NAME);
}

const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})$/i;
const EPOCH = /^\d{9,13}(?:\.\d{1,9})?$/;
/** A smaller number is seconds, otherwise milliseconds. */
const FIRST_MILLISECONDS = 1e11;

/** Epoch ms of a time that needs no zone to be known: epoch seconds or milliseconds, or a date with its offset. */
export function absoluteTime(value: unknown): number | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const text = String(value).trim();
  if (EPOCH.test(text)) {
    const number = Number(text);
    return Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
  }
  if (!ZONED.test(text)) return undefined;
  const time = Date.parse(
    text
      .replace(" ", "T")
      .replace(" ", "")
      .replace(/([+-]\d{2})(\d{2})$/, "$1:$2"),
  );
  return Number.isNaN(time) ? undefined : time;
}
