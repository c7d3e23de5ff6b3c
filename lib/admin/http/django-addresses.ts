import { noSuchPage } from "../../login/admin-page";
import { redirect } from "../../login/respond";
import { admins, pathOf } from "../registry";

/** As /admin/auth/user/1/change/: an app, a model, and what of it. */
const ADDRESS = /^\/admin\/([a-z_]\w*)\/([a-z]\w*)(?:\/(add|[^/]+(?:\/(?:change|delete|history|password))?))?\/?$/i;

/** By the names that Django gives models in addresses: SensorData is sensordata there. */
const PATHS: ReadonlyMap<string, string> = new Map(admins.map(({ model }) => [model.toLowerCase(), pathOf(model)]));

/** Can be no app: what these begin is ours. */
const OURS = new Set([
  ...admins.map(({ model }) => pathOf(model)),
  ...["doc", "login", "logout", "password_change", "password_reset", "reset", "sessions"],
]);

/** What Django has and we have no use for: the texts of its scripts. */
const NOTHING = /^\/admin\/jsi18n\/?$/;

/** Where ours is what Django's admin has at an address; undefined where that is ours, or nothing. */
export function fromDjango(pathname: string): string | undefined {
  if (/^\/admin\/auth\/?$/.test(pathname)) return "/admin/";
  const [, app = "", model = "", rest] = ADDRESS.exec(pathname) ?? [];
  const path = OURS.has(app.toLowerCase()) ? undefined : PATHS.get(model.toLowerCase());
  if (path === undefined) return undefined;
  if (rest === undefined || rest === "add") return `/admin/${path}/${rest ? "add/" : ""}`;
  // A record's own address is that of its form, as is that of a user's password.
  const [key, page = "change"] = rest.split("/");
  return `/admin/${path}/${key}/${page === "password" ? "change" : page}/`;
}

/** Is a page asked for at an address of Django's admin? */
export function isFromDjango(method = "GET", pathname: string): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return NOTHING.test(pathname) || fromDjango(pathname) !== undefined;
}

/** Leads from an address of Django's admin to ours: bookmarks and the links of a tutorial go on working. */
export function djangoHandler(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const location = fromDjango(pathname);
  return location === undefined ? noSuchPage() : redirect(location + search);
}
