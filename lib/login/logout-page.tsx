/** @jsxImportSource hono/jsx */
import { Layout } from "../http/html/layout";
import { FormCard, Note } from "./form";
import type { LoginSite } from "./login-site";

interface LogoutPageProps {
  loginSite: LoginSite;
  /** The user, with the CSRF token of their session; undefined without a session. */
  user?: { name: string; csrf: string } | undefined;
  next: string;
  error?: string | undefined;
}

export function LogoutPage({ loginSite, user, next, error }: LogoutPageProps) {
  return (
    <Layout title="Log out" site={loginSite.site}>
      {user ? (
        <FormCard action={loginSite.logout} heading="Log out?" error={error} csrf={user.csrf}>
          <p>You are logged in as {user.name}.</p>
          <input type="hidden" name="next" value={next} />
          <button class="button" type="submit">
            Log out
          </button>
        </FormCard>
      ) : (
        <Note heading="You are logged out.">
          <a class="button" href={loginSite.login}>
            Log in
          </a>
        </Note>
      )}
    </Layout>
  );
}

export function LoggedOutPage({ loginSite }: { loginSite: LoginSite }) {
  return (
    <Layout title="Logged out" site={loginSite.site}>
      <Note heading="You have been logged out.">
        <a class="button" href={loginSite.login}>
          Log in again
        </a>
      </Note>
    </Layout>
  );
}
