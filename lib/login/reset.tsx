/** @jsxImportSource hono/jsx */
import { userByResetToken } from "../auth/login/reset-token";
import { AppError, type FieldErrors } from "../errors";
import { readFields } from "../http/body";
import { clientAddress } from "../http/origin";
import { canMail } from "../mail";
import { contextFor } from "../services/context";
import { resetPassword } from "../services/users";
import { AdminPage } from "./admin-page";
import { FormCard, Note } from "./form";
import { ADMIN_LOGIN } from "./login-site";
import { NewPassword, newPasswordOf } from "./new-password";
import { pageHandler, pageResponse, redirect } from "./respond";

/**
 * /admin/reset/<token>/: the target of the mail's link. No CSRF token is needed, as other sites do not know the reset
 * token. The header Referrer-Policy of every response keeps it from other sites; with no-referrer the browser would
 * send `Origin: null` with the form, as a foreign page does.
 */
export const resetHandler = pageHandler({
  GET: async (_request, url) => {
    const { database } = contextFor();
    const user = await userByResetToken(database, tokenOf(url), Date.now());
    return user ? showForm(200) : showInvalid();
  },
  POST: async (request, url) => {
    const fields = await readFields(request);
    try {
      const given = { token: tokenOf(url), ...newPasswordOf(fields), address: clientAddress(request) };
      await resetPassword(contextFor(), given);
      return redirect("/admin/reset/done/");
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.code === "forbidden" ? showInvalid() : showForm(400, error.fields);
    }
  },
});

/** /admin/reset/done/ */
export const resetDoneHandler = pageHandler({
  GET: async () =>
    pageResponse(
      <AdminPage title="Password reset complete">
        <Note heading="Password reset complete">
          <p>Your password has been set. You may go ahead and log in now.</p>
          <a class="button" href={ADMIN_LOGIN.login}>
            Log in
          </a>
        </Note>
      </AdminPage>,
    ),
});

function tokenOf({ pathname }: URL): string {
  return pathname.split("/")[3] ?? "";
}

function showForm(status: number, errors: FieldErrors = {}): Response {
  const page = (
    <AdminPage title="Enter new password">
      <FormCard heading="Enter new password">
        <p>Please enter your new password twice so we can verify you typed it in correctly.</p>
        <NewPassword confirm="Confirm password" errors={errors} />
        <button class="button" type="submit">
          Change my password
        </button>
      </FormCard>
    </AdminPage>
  );
  return pageResponse(page, status);
}

function showInvalid(): Response {
  const page = (
    <AdminPage title="Password reset unsuccessful">
      <Note heading="Password reset unsuccessful">
        <p>
          The password reset link was invalid, possibly because it has already been used. Please request a new password
          reset.
        </p>
        {canMail() ? (
          <a class="button" href="/admin/password_reset/">
            Password reset
          </a>
        ) : null}
      </Note>
    </AdminPage>
  );
  return pageResponse(page, 400);
}
