import { Agent, type IncomingHttpHeaders, request } from "node:http";
import type { RunningServer } from "../../support/server";

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

const agent = new Agent({ keepAlive: true });

/** Sends exactly the given bytes: fetch would add headers of its own, and normalise the path. */
export function exchange({ port }: RunningServer, { method, path, headers, body }: Sent): Promise<Reply> {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const length = bytes ? { "Content-Length": String(bytes.length) } : {};
  return new Promise((resolve, reject) => {
    const options = { agent, host: "127.0.0.1", port, method, path, headers: { ...length, ...headers } };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const whole = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: whole,
          text: whole.toString("utf8"),
        });
      });
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}
