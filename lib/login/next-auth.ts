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

/** All but `_log`, by which anybody could write to the log. */
const ACTIONS = new Set(["callback", "csrf", "error", "providers", "session", "signin", "signout"]);

const NextAuth = defaultOf(nextAuthModule);

/**
 * /api/auth/*: NextAuth's own addresses. It is driven by a request of our making, so that the host which it puts in its
 * links is the one that we have checked, and never X-Forwarded-Host.
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
    // NextAuth takes a session that can not be looked up for none, and a login for a wrong one.
    await onOutage(
      (outage) => {
        refusal = appErrorBy(outage);
      },
      async () => NextAuth(asked as unknown as NextApiRequest, reply as unknown as NextApiResponse, options),
    );
    if (refusal) throw refusal;
    // Our options are right: what NextAuth takes for a wrong configuration is a request that makes no sense.
    if (reply.isFault) throw new AppError("invalid", "Bad request.");
    return reply.response();
  } catch (error) {
    return errorResponse(error);
  }
}

/** What NextAuth uses of a response of Node's. */
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
