import http from "node:http";
import https from "node:https";

/** The limit for a response: results of a batch have some 100 bytes per reading. */
const ANSWER_BYTES = 1024 * 1024;

export interface HttpRequest {
  method: "GET" | "POST";
  url: URL;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A client of one server. `ca` has certificates to trust in addition to the system's. */
export class HttpClient {
  readonly #agent: http.Agent;
  readonly #request: typeof http.request;

  /**
   * Without TLS each connection serves one request: a response that a faulty intermediary duplicates is then never
   * taken for the response to the next.
   */
  constructor(isSecure: boolean, ca: string | undefined) {
    this.#request = isSecure ? https.request : http.request;
    this.#agent = isSecure
      ? new https.Agent({ keepAlive: true, maxSockets: 8, ...(ca ? { ca } : {}) })
      : new http.Agent({ keepAlive: false });
  }

  /** Rejects if no complete response arrived. */
  ask({ method, url, headers, body, timeoutMs, signal }: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Error("Stopped."));
      const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      const options = { method, agent: this.#agent, headers: { ...headers, ...length } };
      const request = this.#request(url, options, (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > ANSWER_BYTES) request.destroy(new Error("The answer is too long."));
          else chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body: Buffer.concat(chunks).toString() });
        });
      });
      const stop = () => request.destroy(new Error("Stopped."));
      const timer = setTimeout(() => request.destroy(new Error("No answer came in time.")), timeoutMs);
      signal.addEventListener("abort", stop);
      request.on("error", reject);
      request.on("close", () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        reject(new Error("The connection was closed."));
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
