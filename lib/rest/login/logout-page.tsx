/** @jsxImportSource hono/jsx */
import { Layout } from "../face/layout";
import type { Door } from "./door";
import { FormCard, Note } from "./form";

interface LogoutPageProps {
  door: Door;
  /** Who is logged in, and the token of their session; nobody when there is none. */
  user?: { name: string; csrf: string } | undefined;
  next: string;
  error?: string | undefined;
}

export function LogoutPage({ door, user, next, error }: LogoutPageProps) {
  return (
    <Layout title="Log out" site={door.site}>
      {user ? (
        <FormCard action={door.logout} heading="Log out?" error={error} csrf={user.csrf}>
          <p>You are logged in as {user.name}.</p>
          <input type="hidden" name="next" value={next} />
          <button class="button" type="submit">
            Log out
          </button>
        </FormCard>
      ) : (
        <Note heading="You are logged out.">
          <a class="button" href={door.login}>
            Log in
          </a>
        </Note>
      )}
    </Layout>
  );
}

export function LoggedOutPage({ door }: { door: Door }) {
  return (
    <Layout title="Logged out" site={door.site}>
      <Note heading="You have been logged out.">
        <a class="button" href={door.login}>
          Log in again
        </a>
      </Note>
    </Layout>
  );
}
