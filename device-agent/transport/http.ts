import { z } from "zod";
import { type Command, commandSchema, type Reply } from "../../lib/contract/device/command";
import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { DeviceStatus } from "../../lib/contract/device/status";
import { Backoff } from "./backoff";
import { pause } from "./pause";
import { type HttpAnswer, HttpClient } from "./request";
import { type Answer, SendError, type Transport, type TransportListener, type WireReading } from "./transport";

const TIMEOUT_MS = 30_000;
/** Seconds that the server may hold a long poll for commands. */
const WAIT_SECONDS = 25;

const resultsSchema = z.object({
  stored: z.int(),
  repeated: z.int(),
  refused: z.int(),
  results: z.array(
    z.object({
      position: z.int().min(1),
      status: z.string(),
      errors: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
  detail: z.string().optional(),
});
const commandsSchema = z.object({ commands: z.array(z.unknown()) });

export interface HttpTransportOptions {
  /** The server's address, with or without a path. */
  url: string;
  key: string;
  ca: string | undefined;
  version: string;
  /** Called with the server's time, epoch ms. */
  onTime: (now: number) => void;
  onBadCommand: (command: unknown) => void;
}

/** The REST API: POST requests, and a long poll for commands. */
export class HttpTransport implements Transport {
  readonly #client: HttpClient;
  readonly #base: string;
  readonly #closing = new AbortController();
  #listening: Promise<void> = Promise.resolve();

  constructor(private readonly options: HttpTransportOptions) {
    this.#base = options.url.replace(/\/+$/, "");
    this.#client = new HttpClient(this.#base.startsWith("https:"), options.ca);
  }

  sendReadings(readings: WireReading[], signal: AbortSignal): Promise<Answer> {
    return this.#sendBatch("/api/v1/readings", readings, signal);
  }

  sendEvents(events: DeviceEventInput[], signal: AbortSignal): Promise<Answer> {
    return this.#sendBatch("/api/v1/events", events, signal);
  }

  async sendStatus(status: DeviceStatus, signal: AbortSignal): Promise<void> {
    await this.#post("/api/v1/device/status", status, signal);
  }

  async sendReply(reply: Reply, signal: AbortSignal): Promise<void> {
    await this.#post("/api/v1/device/replies", reply, signal);
  }

  start(listener?: TransportListener): void {
    if (listener) this.#listening = this.#poll(listener, this.#closing.signal).catch(() => {});
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#listening;
    this.#client.close();
  }

  async #sendBatch(path: string, items: unknown[], signal: AbortSignal): Promise<Answer> {
    const answer = await this.#ask("POST", path, { body: JSON.stringify(items), signal });
    const report = resultsSchema.safeParse(jsonOf(answer.body)).data;
    // 400 with results means that all items were invalid. Otherwise the response is not about single items.
    if (!report || report.detail !== undefined || (answer.status >= 300 && answer.status !== 400))
      throw troubleOf(answer);
    if (report.stored + report.repeated + report.refused !== items.length) {
      throw new SendError("unavailable", "The server's answer is about another number of items.");
    }
    this.#noteTime(answer);
    const refused = report.results.filter(({ status }) => status === "refused");
    return { refused: refused.map(({ position, errors = {} }) => ({ index: position - 1, errors })) };
  }

  async #post(path: string, body: unknown, signal: AbortSignal): Promise<void> {
    const answer = await this.#ask("POST", path, { body: JSON.stringify(body), signal });
    if (answer.status >= 300) throw troubleOf(answer);
    this.#noteTime(answer);
  }

  async #poll(listener: TransportListener, signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        const commands = await this.#nextCommands(signal);
        if (backoff.failures > 0) listener.onReachable();
        backoff.reset();
        for (const command of commands) listener.onCommand(command);
      } catch (error) {
        await pause(backoff.next(error), signal);
      }
    }
  }

  async #nextCommands(signal: AbortSignal): Promise<Command[]> {
    const path = `/api/v1/device/commands?wait=${WAIT_SECONDS}`;
    const answer = await this.#ask("GET", path, { signal, timeoutMs: WAIT_SECONDS * 1000 + TIMEOUT_MS });
    const found = commandsSchema.safeParse(jsonOf(answer.body)).data;
    if (answer.status !== 200 || !found) throw troubleOf(answer);
    this.#noteTime(answer);
    const read = found.commands.map((command) => ({ command, parsed: commandSchema.safeParse(command) }));
    for (const { command, parsed } of read) if (!parsed.success) this.options.onBadCommand(command);
    return read.flatMap(({ parsed }) => parsed.data ?? []);
  }

  async #ask(
    method: "GET" | "POST",
    path: string,
    { body, signal, timeoutMs = TIMEOUT_MS }: { body?: string; signal: AbortSignal; timeoutMs?: number },
  ): Promise<HttpAnswer> {
    const headers = {
      Authorization: `Bearer ${this.options.key}`,
      Accept: "application/json",
      "User-Agent": `weather-agent/${this.options.version}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const url = new URL(this.#base + path);
    try {
      const request = { method, url, headers, timeoutMs, signal, ...(body === undefined ? {} : { body }) };
      return await this.#client.ask(request);
    } catch (error) {
      throw new SendError("unavailable", error instanceof Error ? error.message || "No connection." : String(error));
    }
  }

  /** Only for responses of the server itself: an intermediary may have another clock. */
  #noteTime({ headers }: HttpAnswer): void {
    const date = Date.parse(headers.date ?? "");
    // The header has whole seconds, rounded down.
    if (Number.isFinite(date)) this.options.onTime(date + 500);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The longest delay that a server may ask for. */
const LONGEST_WAIT_S = 3600;

function troubleOf({ status, headers, body }: HttpAnswer): SendError {
  const { detail } = z.object({ detail: z.string() }).safeParse(jsonOf(body)).data ?? { detail: "" };
  const message = `The server answered ${status}${detail ? `: ${detail}` : "."}`;
  const seconds = Number(headers["retry-after"]);
  const wait = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_WAIT_S) * 1000 : 0;
  if (status === 400 || status === 413 || status === 422) return new SendError("unacceptable", message, wait);
  if ([408, 425, 429].includes(status) || status >= 500 || status < 300)
    return new SendError("unavailable", message, wait);
  return new SendError("unauthorised", message, wait);
}
