import { noSuchPage } from "../../login/admin-page";
import { redirect } from "../../login/respond";
import { admins, pathOf } from "../registry";

/** As /admin/auth/user/1/change/: an app, a model, and what to do with it. */
const ADDRESS = /^\/admin\/([a-z_]\w*)\/([a-z]\w*)(?:\/(add|[^/]+(?:\/(?:change|delete|history|password))?))?\/?$/i;

/** By Django's model names in URLs: SensorData is sensordata there. */
const PATHS: ReadonlyMap<string, string> = new Map(admins.map(({ model }) => [model.toLowerCase(), pathOf(model)]));

/** First segments that are not apps: their URLs are this admin's own. */
const OURS = new Set([
  ...admins.map(({ model }) => pathOf(model)),
  ...["doc", "login", "logout", "password_change", "password_reset", "reset", "sessions"],
]);

/** Django's catalogue of script texts, which this admin does not have. */
const NOTHING = /^\/admin\/jsi18n\/?$/;

/** The URL here for one of Django's admin; undefined for this admin's own URLs and unknown ones. */
export function fromDjango(pathname: string): string | undefined {
  if (/^\/admin\/auth\/?$/.test(pathname)) return "/admin/";
  const [, app = "", model = "", rest] = ADDRESS.exec(pathname) ?? [];
  const path = OURS.has(app.toLowerCase()) ? undefined : PATHS.get(model.toLowerCase());
  if (path === undefined) return undefined;
  if (rest === undefined || rest === "add") return `/admin/${path}/${rest ? "add/" : ""}`;
  // A record's own URL shows its form, and so does a user's password URL.
  const [key, page = "change"] = rest.split("/");
  return `/admin/${path}/${key}/${page === "password" ? "change" : page}/`;
}

/** Whether a page is requested by a URL of Django's admin. */
export function isFromDjango(method = "GET", pathname: string): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return NOTHING.test(pathname) || fromDjango(pathname) !== undefined;
}

/** Redirects URLs of Django's admin: bookmarks and the links of a tutorial keep working. */
export function djangoHandler(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const location = fromDjango(pathname);
  return location === undefined ? noSuchPage() : redirect(location + search);
}
