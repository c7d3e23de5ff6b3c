/** @jsxImportSource hono/jsx */
import { verifyLogin } from "../auth/login/login";
import { noteRefusedLogin } from "../auth/login/refusals";
import { actorBySession, beginSession, endSession } from "../auth/session";
import { AppError } from "../errors";
import { readFields } from "../http/body";
import { clientAddress, clientOf } from "../http/origin";
import { contextFor } from "../services/context";
import { sessionCookies } from "./cookies";
import { OLD_FORM, textOf } from "./form";
import { LoginPage } from "./login-page";
import { ADMIN_LOGIN, API_LOGIN, type LoginSite } from "./login-site";
import { safeNext } from "./next";
import { pageHandler, pageResponse, redirect } from "./respond";
import { checkVisitorForm, visitorForm } from "./visitor";

/** A login: GET shows the form; POST begins a session and redirects to `next`. Works without JavaScript. */
function loginAt(loginSite: LoginSite) {
  return pageHandler({
    GET: async (request, url) => {
      const next = safeNext(url.searchParams.get("next"), loginSite.home);
      const { actor } = (loginSite.staffOnly && (await sessionOf(request))) || {};
      if (actor?.isStaff) return redirect(next);
      return showForm(loginSite, request, url, { status: 200, next, ...(actor ? { stranger: actor.name } : {}) });
    },
    POST: (request, url) => logIn(loginSite, request, url),
  });
}

/** /api-auth/login/, for any user. */
export const loginHandler = loginAt(API_LOGIN);
/** /admin/login/, for staff. */
export const adminLoginHandler = loginAt(ADMIN_LOGIN);

function sessionOf({ headers }: Request) {
  return actorBySession(contextFor().database, headers, Date.now());
}

interface Outcome {
  status: number;
  next: string;
  username?: string;
  error?: string;
  fields?: { username?: string; password?: string };
  /** The user who is logged in but not staff. */
  stranger?: string;
  retryAfter?: number | undefined;
}

async function showForm(loginSite: LoginSite, request: Request, url: URL, { status, retryAfter, ...shown }: Outcome) {
  const { csrf, cookies } = await visitorForm(request, url);
  const headers: [string, string][] = retryAfter === undefined ? [] : [["Retry-After", String(retryAfter)]];
  return pageResponse(<LoginPage loginSite={loginSite} csrf={csrf} {...shown} />, status, [...cookies, ...headers]);
}

async function logIn(loginSite: LoginSite, request: Request, url: URL): Promise<Response> {
  const { database } = contextFor();
  const fields = await readFields(request);
  const [username, password] = [textOf(fields, "username"), textOf(fields, "password")];
  const given = { next: safeNext(fields.next ?? url.searchParams.get("next"), loginSite.home), username };
  try {
    checkVisitorForm(request, fields);
    const empty = {
      ...(username === "" ? { username: REQUIRED } : {}),
      ...(password === "" ? { password: REQUIRED } : {}),
    };
    if (empty.username || empty.password) {
      return await showForm(loginSite, request, url, { ...given, status: 400, fields: empty });
    }
    const shown = { username, address: clientAddress(request), way: loginSite.way };
    const user = await verifyLogin(database, { ...shown, password });
    if (loginSite.staffOnly && !user.isStaff) {
      noteRefusedLogin(shown, user, new AppError("unauthenticated", "Not a member of the staff."));
      throw new AppError("unauthenticated", loginSite.refusal);
    }
    const before = await sessionOf(request);
    const claims = await beginSession(database, user, clientOf(request), Date.now(), loginSite.way);
    // The new cookie replaces the old one in the browser, so the old session must end here.
    if (before) await endSession(database, before.sessionId);
    return redirect(given.next, await sessionCookies(database, claims, url));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return showForm(loginSite, request, url, { ...given, ...explain(loginSite, error) });
  }
}

const REQUIRED = "This field is required.";

function explain(
  { refusal }: LoginSite,
  { code, message, retryAfter }: AppError,
): Pick<Outcome, "status" | "error" | "retryAfter"> {
  if (code === "too_many") return { status: 429, error: message, retryAfter };
  if (code === "forbidden") return { status: 403, error: OLD_FORM };
  return { status: 400, error: refusal };
}
