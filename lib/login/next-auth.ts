import { parse } from "hono/utils/cookie";
import type { NextApiRequest, NextApiResponse } from "next";
import nextAuthModule from "next-auth";
import { defaultOf } from "../auth/module";
import { nextAuthOptions } from "../auth/next-auth";
import { authSecret } from "../auth/secret";
import { AppError } from "../errors";
import { readFields } from "../http/body";
import { clientOf, clientUrl } from "../http/origin";
import { errorResponse, SECURITY_HEADERS } from "../http/respond";
import { appErrorBy, onOutage } from "../outage";
import { contextFor } from "../services/context";

/** All but `_log`, which would let anyone write to the log. */
const ACTIONS = new Set(["callback", "csrf", "error", "providers", "session", "signin", "signout"]);

const NextAuth = defaultOf(nextAuthModule);

/**
 * /api/auth/*: NextAuth's own addresses. It receives a request of our making, so that its links have the host that was
 * checked, never X-Forwarded-Host.
 */
export async function nextAuthHandler(request: Request): Promise<Response> {
  try {
    const url = clientUrl(request);
    const nextauth = url.pathname.split("/").filter(Boolean).slice(2);
    if (!ACTIONS.has(nextauth[0] ?? "")) throw new AppError("not_found", "Not found.");
    const { database } = contextFor();
    const options = nextAuthOptions({
      database,
      secret: await authSecret(database),
      client: clientOf(request),
      secure: url.protocol === "https:",
    });
    const reply = new Reply();
    const asked = {
      method: request.method,
      query: { ...Object.fromEntries(url.searchParams), nextauth },
      body: request.method === "POST" ? await readFields(request) : undefined,
      cookies: parse(request.headers.get("cookie") ?? ""),
      headers: { host: url.host, "x-forwarded-host": url.host, "x-forwarded-proto": url.protocol.slice(0, -1) },
    };
    let refusal: AppError | undefined;
    // During an outage NextAuth treats a session as missing and a login as wrong, so the outage is reported separately.
    await onOutage(
      (outage) => {
        refusal = appErrorBy(outage);
      },
      async () => NextAuth(asked as unknown as NextApiRequest, reply as unknown as NextApiResponse, options),
    );
    if (refusal) throw refusal;
    // The options are right: what NextAuth reports as a configuration error is a malformed request.
    if (reply.isFault) throw new AppError("invalid", "Bad request.");
    return reply.response();
  } catch (error) {
    return errorResponse(error);
  }
}

/** The part of a Node response that NextAuth uses. */
class Reply {
  #status = 200;
  #body: string | null = null;
  readonly #headers = new Map<string, string | string[]>();

  get isFault(): boolean {
    return this.#status >= 500;
  }

  status(status: number): this {
    this.#status = status;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(body: unknown): void {
    this.setHeader("Content-Type", "application/json");
    this.#body = JSON.stringify(body);
  }

  send(body: unknown): void {
    if (typeof body === "object" && body !== null) this.json(body);
    else this.#body = body === undefined ? null : String(body);
  }

  end(): void {}

  response(): Response {
    const lines = [...this.#headers].flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    return new Response(this.#body, { status: this.#status, headers: [...Object.entries(SECURITY_HEADERS), ...lines] });
  }
}
