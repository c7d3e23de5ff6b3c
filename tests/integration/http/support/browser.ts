import type { RunningServer } from "../../support/server";

export interface Shown {
  status: number;
  headers: Headers;
  html: string;
}

/** A browser without JavaScript: it keeps cookies, sends forms, and does not follow redirects. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The Set-Cookie headers of the last answer. */
  set: string[] = [];

  constructor(
    private readonly server: RunningServer,
    private readonly headers: Record<string, string> = {},
  ) {}

  get(path: string): Promise<Shown> {
    return this.#send(path, {});
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Shown> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  /** Fills in and sends the login form of the API, or the one at `path`, with its `next` parameter. */
  async logIn(username: string, password: string, next = "/", path = "/api-auth/login/"): Promise<Shown> {
    const { html } = await this.get(`${path}?next=${encodeURIComponent(next)}`);
    return this.post(path, { ...hiddenFields(html), username, password });
  }

  async #send(path: string, { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.server.fetch(path, {
      ...init,
      redirect: "manual",
      headers: { Accept: "text/html", ...this.headers, ...(cookie ? { Cookie: cookie } : {}), ...headers },
    });
    this.set = response.headers.getSetCookie();
    for (const line of this.set) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, headers: response.headers, html: await response.text() };
  }
}

/**
 * Guesses passwords until the server delays them. The first delay is a second, which may be over before a slow
 * machine's next guess; each further one is twice as long. Returns how many guesses were checked, and the refusal.
 */
export async function guess(logIn: (password: string) => Promise<Shown>): Promise<{ judged: number; refused: Shown }> {
  for (let judged = 0; ; judged += 1) {
    const answer = await logIn(`wrong ${judged}`);
    if (answer.status !== 400) return { judged, refused: answer };
  }
}

/** The hidden fields of a page's forms. */
export function hiddenFields(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [name, value] = ["name", "value"].map((key) => new RegExp(`${key}="([^"]*)"`).exec(tag)?.[1] ?? "");
    if (name) fields[name] = (value ?? "").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
  }
  return fields;
}
