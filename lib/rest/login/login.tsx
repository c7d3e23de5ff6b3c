/** @jsxImportSource hono/jsx */
import { checkCsrf, csrfToken } from "../../auth/csrf";
import { verifyLogin } from "../../auth/login";
import { authSecret } from "../../auth/secret";
import { encodeSession, newClaims } from "../../auth/session";
import { AppError } from "../../errors";
import { contextFor } from "../../services/context";
import { type Fields, readFields } from "../body";
import { clientAddress, clientUrl } from "../origin";
import { errorResponse } from "../respond";
import { newLoginCookie, readLoginCookie, sessionCookie } from "./cookies";
import { LoginPage, notAllowed, pageResponse, seeOther } from "./form";
import { safeNext } from "./next";

/** /api-auth/login/: GET shows the form, POST begins a session and goes on to `next`. Works without JavaScript. */
export async function loginHandler(request: Request): Promise<Response> {
  try {
    const url = clientUrl(request);
    if (request.method === "GET" || request.method === "HEAD") {
      return await showForm(request, url, { status: 200, next: safeNext(url.searchParams.get("next")) });
    }
    return request.method === "POST" ? await logIn(request, url) : notAllowed(request.method);
  } catch (error) {
    return errorResponse(error);
  }
}

interface Outcome {
  status: number;
  next: string;
  username?: string;
  error?: string;
  fields?: { username?: string; password?: string };
  retryAfter?: number | undefined;
}

/** A page that was open elsewhere keeps its cookie, so that either of two forms is good. */
async function showForm(request: Request, url: URL, { status, retryAfter, ...shown }: Outcome): Promise<Response> {
  const known = readLoginCookie(request.headers);
  const cookie = known === undefined ? newLoginCookie(url) : { value: known, header: undefined };
  const csrf = csrfToken(await authSecret(contextFor().database), loginId(cookie.value));
  const headers: [string, string][] = [];
  if (cookie.header !== undefined) headers.push(["Set-Cookie", cookie.header]);
  if (retryAfter !== undefined) headers.push(["Retry-After", String(retryAfter)]);
  return pageResponse(<LoginPage csrf={csrf} {...shown} />, status, headers);
}

/** Never the id of a session, whose tokens are others. */
function loginId(cookie: string): string {
  return `login\0${cookie}`;
}

async function logIn(request: Request, url: URL): Promise<Response> {
  const { database } = contextFor();
  const fields = await readFields(request);
  const [username, password] = [textOf(fields, "username"), textOf(fields, "password")];
  const given = { next: safeNext(fields.next), username };
  try {
    await checkForm(request, textOf(fields, "csrfmiddlewaretoken"));
    const empty = {
      ...(username === "" ? { username: REQUIRED } : {}),
      ...(password === "" ? { password: REQUIRED } : {}),
    };
    if (empty.username || empty.password) return await showForm(request, url, { ...given, status: 400, fields: empty });
    const user = await verifyLogin(database, { username, password, address: clientAddress(request) });
    const session = await encodeSession(database, await newClaims(database, user, Date.now()));
    return seeOther(given.next, sessionCookie(session, url));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return showForm(request, url, { ...given, ...explain(error) });
  }
}

const REQUIRED = "This field is required.";

/** Another site can send this form too, and make the visitor work under its own name. */
async function checkForm({ headers }: Request, token: string): Promise<void> {
  const cookie = readLoginCookie(headers);
  if (cookie === undefined) throw new AppError("forbidden", "CSRF Failed: CSRF cookie not set.");
  checkCsrf(await authSecret(contextFor().database), loginId(cookie), token);
}

function explain({ code, message, retryAfter }: AppError): Pick<Outcome, "status" | "error" | "retryAfter"> {
  if (code === "too_many") return { status: 429, error: message, retryAfter };
  if (code === "forbidden") {
    return { status: 403, error: "This form was too old, or cookies are off. Please try again." };
  }
  const error = "Please enter a correct user name and password. Note that both fields may be case-sensitive.";
  return { status: 400, error };
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}
