/** @jsxImportSource hono/jsx */
import { documentOf, Layout, PAGE_HEADERS } from "../face/layout";
import { SECURITY_HEADERS } from "../respond";

interface LoginPageProps {
  csrf: string;
  next: string;
  username?: string;
  /** What is wrong with the whole, and with each field. */
  error?: string | undefined;
  fields?: { username?: string; password?: string };
}

export function LoginPage({ csrf, next, username = "", error, fields = {} }: LoginPageProps) {
  return (
    <Layout title="Log in">
      <form class="card login" method="post" action="/api-auth/login/">
        <h1>Log in</h1>
        {error ? (
          <p class="error" role="alert">
            {error}
          </p>
        ) : null}
        <input type="hidden" name="csrfmiddlewaretoken" value={csrf} />
        <input type="hidden" name="next" value={next} />
        <LoginField name="username" label="User name" type="text" value={username} error={fields.username} />
        <LoginField name="password" label="Password" type="password" value="" error={fields.password} />
        <button class="button" type="submit">
          Log in
        </button>
      </form>
    </Layout>
  );
}

interface LoginFieldProps {
  name: "username" | "password";
  label: string;
  type: string;
  value: string;
  error: string | undefined;
}

function LoginField({ name, label, type, value, error }: LoginFieldProps) {
  return (
    <div class={error ? "field invalid" : "field"}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        required
        autocomplete={name === "username" ? "username" : "current-password"}
        autocapitalize="none"
        spellcheck={false}
        autofocus={name === "username"}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error ? (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface LogoutPageProps {
  /** Who is logged in, and the token of their session; nobody when there is none. */
  user?: { name: string; csrf: string } | undefined;
  next: string;
  error?: string | undefined;
}

export function LogoutPage({ user, next, error }: LogoutPageProps) {
  return (
    <Layout title="Log out">
      <form class="card login" method="post" action="/api-auth/logout/">
        <h1>{user ? "Log out?" : "You are logged out."}</h1>
        {error ? (
          <p class="error" role="alert">
            {error}
          </p>
        ) : null}
        {user ? (
          <>
            <p>You are logged in as {user.name}.</p>
            <input type="hidden" name="csrfmiddlewaretoken" value={user.csrf} />
            <input type="hidden" name="next" value={next} />
            <button class="button" type="submit">
              Log out
            </button>
          </>
        ) : (
          <a class="button" href="/api-auth/login/">
            Log in
          </a>
        )}
      </form>
    </Layout>
  );
}

const HEADERS = { ...SECURITY_HEADERS, ...PAGE_HEADERS, "Cache-Control": "no-store", Vary: "Cookie" };

export function pageResponse(page: Parameters<typeof documentOf>[0], status: number, extra: [string, string][] = []) {
  return new Response(documentOf(page), { status, headers: [...Object.entries(HEADERS), ...extra] });
}

/** On to another page, which is fetched by GET whatever this request was. */
export function seeOther(location: string, cookie: string): Response {
  return new Response(null, {
    status: 303,
    headers: { ...SECURITY_HEADERS, Location: location, "Set-Cookie": cookie, "Cache-Control": "no-store" },
  });
}

export function notAllowed(method: string): Response {
  const text = `Method "${method}" not allowed.`;
  return new Response(text, { status: 405, headers: { ...SECURITY_HEADERS, Allow: "GET, HEAD, POST" } });
}
