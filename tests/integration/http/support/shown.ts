import { CITY } from "./station-client";

export { CITY };

/** $fresh as the API shows it, in the order of its fields. */
export function shown(changes: Partial<Record<keyof typeof CITY, string>> = {}) {
  return { url: "$origin/station/$fresh/", ...CITY, name: "Fresh", ...changes };
}

/** The answer that refuses a request as a whole. */
export const detail = (text: string) => ({ detail: text });

export const NOT_FOUND = detail("Not found.");
export const NOT_PROVIDED = detail("Authentication credentials were not provided.");
export const FORBIDDEN = detail("You do not have permission to perform this action.");
export const NOT_ACCEPTABLE = detail("Could not satisfy the request Accept header.");
export const notAllowed = (method: string) => detail(`Method "${method}" not allowed.`);

export const LIST_ALLOW = "GET, POST, HEAD, OPTIONS";
export const ITEM_ALLOW = "GET, PUT, PATCH, DELETE, HEAD, OPTIONS";
export const HTML = "text/html; charset=utf-8";
export const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** The Accept header of browsers. */
export const BROWSERS = {
  Firefox: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  Chrome:
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
};
