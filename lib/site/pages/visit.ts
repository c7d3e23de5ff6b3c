import type { IncomingMessage } from "node:http";
import { SESSION_COOKIE } from "../../auth/session";
import { env } from "../../env";
import { preferencesCookie } from "../../format/preferencesCookie";
import { cookieOf, readerOf } from "../../format/reader";
import { THEME_COOKIE, themeOf } from "../../format/theme";
import { prefersPage } from "../../http/negotiate";

/** A request for a public page by a visitor without a session. */
export interface SharedVisit {
  /** Equal for all visitors who would see the same page. */
  key: string;
  /** The headers to render it with: those on which the page depends, and nothing else of this visitor. */
  headers: Record<string, string>;
  /** The station that all of the page is about; undefined for a page about several. */
  stationId: number | undefined;
}

/** The pages that depend on a visitor by no more than `sharedVisit` looks at. */
const SHARED = /^\/(?:compare|kiosk|stations\/([1-9]\d{0,9})(?:\/reports(?:\/[\d-]{4,7})?)?)?\/?$/;

/** By these a client navigation asks for parts of a page: the response's Vary names them. */
const NAVIGATION = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
] as const;

/** Longer addresses, states and lists of languages are rendered for themselves: they are rare, and would take memory. */
const MAX_KEY_LENGTH = 4_000;

/** Undefined for a request that must have a rendering of its own. */
export function sharedVisit({ method, url = "/", headers }: IncomingMessage): SharedVisit | undefined {
  if (method !== "GET" && method !== "HEAD") return undefined;
  const cookie = headers.cookie ?? "";
  if (headers.authorization !== undefined || cookie.includes(`${SESSION_COOKIE}=`)) return undefined;
  const found = SHARED.exec(url.split("?", 1)[0] ?? "");
  if (!found || (headers.rsc === undefined && !prefersPage(headers.accept))) return undefined;

  const navigation: Record<string, string> = {};
  for (const name of NAVIGATION) {
    const value = headers[name];
    if (value !== undefined) navigation[name] = String(value);
  }
  const theme = themeOf(cookieOf(cookie, THEME_COOKIE));
  const languages = headers["accept-language"] ?? "";
  const given = new Headers({ cookie, "accept-language": languages });
  const reader = readerOf(given, { units: env.UNITS });
  // Links are made from these; a forwarded protocol that is not to be trusted was removed before.
  const origin = { host: headers.host ?? "", "x-forwarded-proto": String(headers["x-forwarded-proto"] ?? "") };
  const key = JSON.stringify([url, navigation, origin, theme, reader]);
  if (key.length + languages.length > MAX_KEY_LENGTH) return undefined;
  return {
    key,
    stationId: found[1] === undefined ? undefined : Number(found[1]),
    headers: {
      ...origin,
      ...navigation,
      accept: "text/html",
      "accept-language": languages,
      cookie: [preferencesCookie(reader.preferences), theme && `${THEME_COOKIE}=${theme}`]
        .flatMap((line) => line?.split(";", 1)[0] ?? [])
        .join("; "),
      // Next streams the metadata after the page to a client without one.
      "user-agent": "shared",
    },
  };
}
