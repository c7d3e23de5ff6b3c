import type { Socket } from "node:net";
import { AppError } from "../../errors";
import type { Message } from "./message";

const HEAD_BYTES = 16 * 1024;
const BODY_BYTES = 512 * 1024;
const LINE = /^([A-Z]{1,16}) +(.*?)(?: +HTTP\/(1\.[01]))? *$/;

/** A request as it comes, with what an HTTP parser would refuse. */
export class RawRequest {
  private constructor(
    readonly method: string,
    readonly version: "1.0" | "1.1",
    readonly message: Omit<Message, "method">,
  ) {}

  /**
   * Reads one request. Undefined if the other side ends before it is whole.
   * @throws AppError invalid or too_large
   */
  static async read(socket: Socket): Promise<RawRequest | undefined> {
    const address = (socket.remoteAddress ?? "unknown").replace(/^::ffff:/, "");
    const chunks: Buffer[] = [];
    let length = 0;
    let needed = 0;
    for await (const chunk of chunksOf(socket)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length < needed) continue;
      const parsed = parse(Buffer.concat(chunks), address);
      if (typeof parsed !== "number") return new RawRequest(parsed.method, parsed.version, parsed.message);
      needed = parsed;
    }
    return undefined;
  }
}

/** Leaves the socket open for the answer. */
async function* chunksOf(socket: Socket): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch {
    // Disconnected: what came is all there is.
  }
}

/** The bytes that are needed, while some are missing. */
function parse(bytes: Buffer, address: string) {
  const head = bytes.subarray(0, HEAD_BYTES).toString("latin1");
  const end = /\r?\n\r?\n/.exec(head);
  if (!end) {
    if (bytes.length >= HEAD_BYTES) throw new AppError("too_large", "The request's head is larger than 16 kB.");
    return bytes.length + 1;
  }
  const [first = "", ...lines] = head.slice(0, end.index).split(/\r?\n/);
  const [, method = "", target = "", version = "1.0"] = LINE.exec(first) ?? [];
  if (method === "") throw new AppError("invalid", "This is not a request.");
  const headers = Object.fromEntries(lines.map(headerOf));
  const length = Number(headers["content-length"] ?? 0);
  if (!Number.isInteger(length) || length < 0) throw new AppError("invalid", "The Content-Length is not a number.");
  if (length > BODY_BYTES) throw new AppError("too_large", "The body is larger than 512 kB.");
  const start = end.index + end[0].length;
  if (bytes.length < start + length) return start + length;
  const body = bytes.subarray(start, start + length).toString("utf8");
  return { method, version: version as "1.0" | "1.1", message: { target, headers, body, address } };
}

function headerOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(":");
  return colon === -1 ? ["", ""] : [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}
