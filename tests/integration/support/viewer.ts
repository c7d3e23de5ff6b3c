import type { Greeting, LiveEvent } from "@/lib/contract/live";

const LIVE = "/api/live";

/** A browser's subscription to live changes: server-sent events, parsed by their standard. */
export class Viewer {
  readonly events: LiveEvent[] = [];
  greeting: Greeting | undefined;
  /** The id of the last message, which a client sends when it reconnects. */
  cursor = "";
  /** Resolves when the server has ended the stream properly; rejects when it was cut off. */
  readonly ended: Promise<void>;
  readonly #leaving: AbortController;
  #connected: () => void = () => {};

  constructor(response: Response, leaving: AbortController) {
    this.#leaving = leaving;
    this.ended = this.#read(response);
    this.ended.catch(() => {});
  }

  /** Resolves once the server has sent its greeting. */
  static async open(url: string, headers: Record<string, string> = {}, after?: string): Promise<Viewer> {
    const leaving = new AbortController();
    const query = after === undefined ? "" : `?after=${encodeURIComponent(after)}`;
    const response = await fetch(url + LIVE + query, {
      headers: { Accept: "text/event-stream", ...headers },
      signal: leaving.signal,
    });
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
    const viewer = new Viewer(response, leaving);
    const connected = new Promise<void>((resolve) => {
      viewer.#connected = resolve;
    });
    await Promise.race([connected, viewer.ended]);
    return viewer;
  }

  /** The types of the events received about a station so far. */
  about(stationId: number): LiveEvent["type"][] {
    return this.events.filter((event) => stationOf(event) === stationId).map((event) => event.type);
  }

  /** Closes the connection, as a closed tab does. */
  leave(): void {
    this.#leaving.abort();
  }

  async #read(response: Response): Promise<void> {
    for await (const { event, data, id } of messages(response)) {
      this.cursor = id ?? this.cursor;
      if (event === "message") this.events.push(JSON.parse(data) as LiveEvent);
      if (event !== "greeting") continue;
      this.greeting = JSON.parse(data) as Greeting;
      this.#connected();
    }
  }
}

function stationOf(event: LiveEvent): number | undefined {
  if (event.type === "station") return event.station.id;
  return event.type === "rollups" ? event.stationId : undefined;
}

async function* messages(response: Response): AsyncGenerator<{ event: string; data: string; id: string | undefined }> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(block.split("\n").map((line) => [line.split(":", 1)[0], line.replace(/^\w+: ?/, "")]));
      const data = fields.get("data");
      if (data !== undefined) yield { event: fields.get("event") ?? "message", data, id: fields.get("id") };
    }
  }
}
