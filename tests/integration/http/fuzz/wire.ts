import { connect, type Socket } from "node:net";
import { DEADLINE_MS } from "../../../support/deadline";

/** One request as bytes on the wire, which may not be valid HTTP. */
export interface Wired {
  bytes: Buffer;
  isHead: boolean;
  /** What follows could not be told apart from it, so it uses a separate connection, which ends with it. */
  isLast: boolean;
}

export interface Answer {
  /** 0 when the server closed the connection without an answer. */
  status: number;
  headers: Map<string, string>;
  body: Buffer;
}

/** Ends the input if the server waits for more; delayed, as it takes a half-closed connection for a lost client. */
const END_MS = 150;
const NOTHING: Answer = { status: 0, headers: new Map(), body: Buffer.alloc(0) };

/** A keep-alive connection, which is reopened when the server ends it. One request at a time. */
export class Wire {
  #socket: Socket | undefined;

  constructor(private readonly port: number) {}

  /** Rejects when no answer comes in time. */
  async ask(request: Wired): Promise<Answer> {
    const isNew = !this.#socket || request.isLast;
    if (request.isLast) this.close();
    const answer = await this.#exchange(request);
    // An idle connection may have been closed while the request was on its way.
    return answer.status === 0 && !isNew ? this.#exchange(request) : answer;
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #exchange({ bytes, isHead, isLast }: Wired): Promise<Answer> {
    const socket = this.#socket ?? connect({ port: this.port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      let received: Buffer = Buffer.alloc(0);
      const done = (answer: Answer, keep: boolean) => {
        clearTimeout(timer);
        clearTimeout(ending);
        socket.removeAllListeners();
        socket.on("error", () => {});
        if (!keep) this.close();
        resolve(answer);
      };
      const timer = setTimeout(() => {
        this.close();
        reject(new Error(`No answer within ${DEADLINE_MS} ms after ${received.length} bytes.`));
      }, DEADLINE_MS);
      const ending = isLast ? setTimeout(() => socket.end(), END_MS) : undefined;
      const onEnd = () => done(readAnswer(received, isHead, true)?.answer ?? NOTHING, false);
      socket.on("data", (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const found = readAnswer(received, isHead, false);
        if (found) done(found.answer, !isLast && found.keepsOpen);
      });
      socket.on("close", onEnd);
      // What the server sent before it closed is what counts.
      socket.on("error", () => {});
      socket.write(bytes);
    });
  }
}

/** The first final answer in the received bytes; undefined while it is incomplete. */
function readAnswer(
  bytes: Buffer,
  isHead: boolean,
  isOver: boolean,
): { answer: Answer; keepsOpen: boolean } | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const [statusLine = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(statusLine.split(" ")[1]);
  const rest = bytes.subarray(end + 4);
  if (status < 200) return readAnswer(rest, isHead, isOver);
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const body = readBody(rest, headers, isHead || status === 204 || status === 304);
  if (!body && !isOver) return undefined;
  return { answer: { status, headers, body: body ?? rest }, keepsOpen: headers.get("connection") !== "close" };
}

function readBody(bytes: Buffer, headers: Map<string, string>, isEmpty: boolean): Buffer | undefined {
  if (isEmpty) return Buffer.alloc(0);
  if (headers.get("transfer-encoding") === "chunked") return readChunks(bytes);
  const length = headers.get("content-length");
  if (length === undefined || bytes.length < Number(length)) return undefined;
  return bytes.subarray(0, Number(length));
}

function readChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf("\r\n", at);
    if (line === -1) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString("latin1"), 16);
    if (bytes.length < line + 2 + size + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
