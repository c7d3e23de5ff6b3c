/** @jsxImportSource hono/jsx */
import { AppError } from "../errors";
import { readFields } from "../http/body";
import { clientAddress, linkOrigin } from "../http/origin";
import { canMail } from "../mail";
import { contextFor } from "../services/context";
import { requestPasswordReset } from "../services/users";
import { AdminPage, noSuchPage } from "./admin-page";
import { FormCard, Input, Note, OLD_FORM, textOf } from "./form";
import { pageHandler, pageResponse, redirect } from "./respond";
import { checkVisitorForm, visitorForm } from "./visitor";

/** /admin/password_reset/: requests a link by mail. Not found if no mail can be sent. */
export const passwordResetHandler = pageHandler({
  GET: async (request, url) => (canMail() ? showForm(request, url, { status: 200 }) : noSuchPage()),
  POST: async (request, url) => (canMail() ? send(request, url) : noSuchPage()),
});

/** /admin/password_reset/done/: the same for a known and an unknown address. */
export const passwordResetSentHandler = pageHandler({
  GET: async () => {
    if (!canMail()) return noSuchPage();
    return pageResponse(
      <AdminPage title="Password reset sent">
        <Note heading="Password reset sent">
          <p>
            We’ve emailed you instructions for setting your password, if an account exists with the email you entered.
            You should receive them shortly.
          </p>
          <p>
            If you don’t receive an email, please make sure you’ve entered the address you registered with, and check
            your spam folder.
          </p>
        </Note>
      </AdminPage>,
    );
  },
});

async function send(request: Request, url: URL): Promise<Response> {
  const fields = await readFields(request);
  const email = textOf(fields, "email").trim();
  try {
    checkVisitorForm(request, fields);
    const ask = { email, address: clientAddress(request), origin: linkOrigin(url) };
    await requestPasswordReset(contextFor(), ask);
    return redirect("/admin/password_reset/done/");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return showForm(request, url, { email, ...explain(error) });
  }
}

interface Outcome {
  status: number;
  email?: string;
  error?: string;
  /** The error of the address. */
  field?: string | undefined;
  retryAfter?: number | undefined;
}

function explain({ code, message, fields, retryAfter }: AppError): Outcome {
  if (code === "too_many") return { status: 429, error: message, retryAfter };
  if (code === "forbidden") return { status: 403, error: OLD_FORM };
  return fields ? { status: 400, field: fields.email?.join(" ") } : { status: 400, error: message };
}

async function showForm(request: Request, url: URL, { status, email, error, field, retryAfter }: Outcome) {
  const { csrf, cookies } = await visitorForm(request, url);
  const page = (
    <AdminPage title="Password reset">
      <FormCard heading="Password reset" error={error} csrf={csrf}>
        <p>
          Forgotten your password? Enter your email address below, and we’ll email instructions for setting a new one.
        </p>
        <Input
          name="email"
          label="Email address"
          type="email"
          autocomplete="email"
          value={email}
          error={field}
          autofocus
        />
        <button class="button" type="submit">
          Reset my password
        </button>
      </FormCard>
    </AdminPage>
  );
  const wait: [string, string][] = retryAfter === undefined ? [] : [["Retry-After", String(retryAfter)]];
  return pageResponse(page, status, [...cookies, ...wait]);
}
