/** Logs in on the login page. Returns the browser's headers: its cookie, and the CSRF token that its requests carry. */
export async function logIn(url: string, username: string, password: string): Promise<Record<string, string>> {
  const page = await fetch(`${url}/api-auth/login/?next=/station/`);
  const form = new URLSearchParams({ username, password, next: "/station/" });
  form.set("csrfmiddlewaretoken", tokenIn(await page.text()));
  const answer = await fetch(`${url}/api-auth/login/`, {
    method: "POST",
    headers: { Cookie: cookieOf(page) },
    body: form,
    redirect: "manual",
  });
  const cookie = cookieOf(answer);
  const face = await fetch(`${url}/station/`, { headers: { Cookie: cookie, Accept: "text/html" } });
  return { Cookie: cookie, "X-CSRFToken": tokenIn(await face.text()) };
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

function tokenIn(html: string): string {
  const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error("The page has no CSRF token.");
  return token;
}
