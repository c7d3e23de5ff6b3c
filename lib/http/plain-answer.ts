import type { ServerResponse } from "node:http";

/**
 * An answer whose body is known whole. The server writes it as it is: a Response of the Fetch API, with its headers and
 * its stream, costs more than all other work on a small request.
 */
export class PlainAnswer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string | Uint8Array<ArrayBuffer> | null,
  ) {}

  /** For a route of Next. */
  toResponse(): Response {
    return new Response(this.body, { status: this.status, headers: this.headers });
  }

  writeTo(response: ServerResponse): void {
    const { status, headers, body } = this;
    const length = body === null ? {} : { "Content-Length": Buffer.byteLength(body) };
    response.writeHead(status, { ...headers, ...length });
    response.end(body ?? undefined);
  }
}
