/** @jsxImportSource hono/jsx */

import { Layout } from "../http/html/layout";
import { canMail } from "../mail";
import { FormCard, Input } from "./form";
import type { LoginSite } from "./login-site";

interface LoginPageProps {
  loginSite: LoginSite;
  csrf: string;
  next: string;
  username?: string;
  /** The general error, and those of each field. */
  error?: string | undefined;
  fields?: { username?: string; password?: string };
  /** The user who is logged in but not staff. */
  stranger?: string | undefined;
}

export function LoginPage({ loginSite, csrf, next, username = "", error, fields = {}, stranger }: LoginPageProps) {
  return (
    <Layout title="Log in" site={loginSite.site}>
      <FormCard action={loginSite.login} heading={loginSite.heading} error={error} csrf={csrf}>
        {stranger === undefined ? null : (
          <p class="notice">
            You are authenticated as {stranger}, but are not authorized to access this page. Would you like to log in to
            a different account?
          </p>
        )}
        <input type="hidden" name="next" value={next} />
        <Input
          name="username"
          label="User name"
          type="text"
          autocomplete="username"
          value={username}
          error={fields.username}
          autofocus
        />
        <Input
          name="password"
          label="Password"
          type="password"
          autocomplete="current-password"
          error={fields.password}
        />
        <button class="button" type="submit">
          Log in
        </button>
        {loginSite.staffOnly ? <Forgotten /> : null}
      </FormCard>
    </Layout>
  );
}

function Forgotten() {
  if (canMail()) {
    return (
      <p class="aside">
        <a href="/admin/password_reset/">Forgotten your login credentials?</a>
      </p>
    );
  }
  return (
    <p class="aside">
      Forgotten your password? The operator of this server can set a new one with{" "}
      <code>npm run manage -- changepassword USER</code>
    </p>
  );
}
