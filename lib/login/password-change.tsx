/** @jsxImportSource hono/jsx */
import { beginSession } from "../auth/session";
import { userById } from "../db/queries/users/logins";
import { AppError, type FieldErrors } from "../errors";
import { readFields } from "../http/body";
import { clientAddress, clientOf } from "../http/origin";
import { contextFor } from "../services/context";
import { changeOwnPassword } from "../services/users";
import { AdminPage } from "./admin-page";
import { sessionCookies } from "./cookies";
import { FormCard, Input, Note, OLD_FORM, textOf } from "./form";
import { NewPassword, newPasswordOf } from "./new-password";
import { pageHandler, pageResponse, redirect } from "./respond";
import { checkStaffForm, type StaffSession, staffSession } from "./staff";

/** /admin/password_change/: staff change their own password. All their sessions end, and a new one begins. */
export const passwordChangeHandler = pageHandler({
  GET: async (request, url) => {
    const session = await staffSession(request, url);
    return session instanceof Response ? session : showForm(session, { status: 200 });
  },
  POST: async (request, url) => {
    const session = await staffSession(request, url);
    return session instanceof Response ? session : change(session, request, url);
  },
});

/** /admin/password_change/done/ */
export const passwordChangeDoneHandler = pageHandler({
  GET: async (request, url) => {
    const session = await staffSession(request, url);
    if (session instanceof Response) return session;
    return pageResponse(
      <AdminPage title="Password change successful" session={session}>
        <Note heading="Password change successful">
          <p>Your password was changed.</p>
          <a class="button" href="/admin/">
            Home
          </a>
        </Note>
      </AdminPage>,
      200,
      session.cookies,
    );
  },
});

async function change(session: StaffSession, request: Request, url: URL): Promise<Response> {
  const ctx = contextFor(session.actor);
  const fields = await readFields(request);
  try {
    checkStaffForm(session, request, fields);
    const oldPassword = textOf(fields, "old_password");
    await changeOwnPassword(ctx, { oldPassword, ...newPasswordOf(fields), address: clientAddress(request) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return showForm(session, explain(error));
  }
  return redirect("/admin/password_change/done/", await newCookies(session, request, url));
}

/** Undefined if somebody else removed the user or changed the password meanwhile: they are sent to the login. */
async function newCookies({ actor }: StaffSession, request: Request, url: URL): Promise<string[] | undefined> {
  const { database } = contextFor();
  const user = await userById(database.read, actor.id);
  const claims = user && (await beginSession(database, user, clientOf(request), Date.now()).catch(ifRefused));
  return claims && sessionCookies(database, claims, url);
}

function ifRefused(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}

interface Outcome {
  status: number;
  error?: string;
  fields?: FieldErrors;
  retryAfter?: number | undefined;
}

function explain({ code, message, fields, retryAfter }: AppError): Outcome {
  if (code === "too_many") return { status: 429, error: message, retryAfter };
  if (code === "forbidden") return { status: 403, error: OLD_FORM };
  return { status: 400, ...(fields ? { fields } : { error: message }) };
}

function showForm(session: StaffSession, { status, error, fields = {}, retryAfter }: Outcome): Response {
  const page = (
    <AdminPage title="Password change" session={session}>
      <FormCard heading="Password change" error={error} csrf={session.csrf}>
        <p>
          Please enter your old password, for security’s sake, and then enter your new password twice so we can verify
          you typed it in correctly.
        </p>
        <Input
          name="old_password"
          label="Old password"
          type="password"
          autocomplete="current-password"
          error={fields.oldPassword?.join(" ")}
          autofocus
        />
        <NewPassword confirm="New password confirmation" errors={fields} />
        <button class="button" type="submit">
          Change my password
        </button>
      </FormCard>
    </AdminPage>
  );
  const wait: [string, string][] = retryAfter === undefined ? [] : [["Retry-After", String(retryAfter)]];
  return pageResponse(page, status, [...session.cookies, ...wait]);
}
