import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { expect, it } from "vitest";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { until } from "../../../support/until";
import { onServer, type RunningServer } from "../../support/server";
import { bearer, JSON_TYPE, READINGS } from "../support/client";

/** Below what one address may have open. */
const ADDRESSES = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"];
const FIRST = 40;
const MAX_CROWD = 1_600;
const T0 = Date.UTC(2026, 0, 15);

onServer("a server that is asked for more than it can answer", (fixture) => {
  it("A server that is asked for more pages than it can render refuses some, records on, and recovers", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Roof", lat: 52.5, lon: 13.4 });
    const { key } = await createKey(fixture.ctx(), { stationId: id, name: "roof" });
    const path = `/stations/${id}`;
    const crowd = new Crowd(fixture.server, path);
    const stored: number[] = [];
    let isOver = false;
    const recording = (async () => {
      for (let time = T0; !isOver; time += 1_000) {
        const body = JSON.stringify({ time: new Date(time).toISOString(), temperature: 20 });
        const headers = { ...bearer(key), "Content-Type": JSON_TYPE };
        const { status } = await fixture.server.fetch(READINGS, { method: "POST", headers, body });
        expect(status).toBe(201);
        stored.push(time);
      }
    })();
    try {
      // As many as this machine needs. Each round takes longer than the load must hold.
      for (let size = FIRST; size <= MAX_CROWD && !crowd.refusal; size = Math.ceil(size * 1.5)) {
        const seen = crowd.answers;
        crowd.grow(size);
        await until(() => crowd.refusal !== undefined || crowd.answers - seen >= size);
      }
      expect(crowd.refusal?.headers["retry-after"]).toBe("5");
      expect(crowd.refusal?.headers["content-type"]).toContain("text/html");
      expect(crowd.refusal?.text).toContain("<h1>The server is busy</h1>");
      const before = stored.length;
      await until(() => stored.length >= before + 3);
      expect((await fixture.server.fetch("/healthz")).status).toBe(200);
    } finally {
      crowd.end();
      isOver = true;
      await recording;
    }
    await expect.poll(async () => (await look(fixture.server, crowd.newAddress())).status).toBe(200);
    await expect.poll(async () => (await look(fixture.server, "/api/live")).status).toBe(200);
    const rows = await fixture.database.prisma.sensorData.findMany({
      where: { stationId: id },
      select: { time: true },
    });
    expect(rows.map(({ time }) => time.getTime()).sort()).toEqual(stored);
  });
});

interface Seen {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** One request over a connection of its own. Of a stream that is let in the head is enough. */
function look({ port }: RunningServer, path: string, agent?: Agent, localAddress = "127.0.0.5"): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, headers: { Accept: "text/html" }, localAddress };
    const sent = request({ ...options, ...(agent && { agent }) }, (response) => {
      const { statusCode: status = 0, headers } = response;
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        if (headers["content-type"]?.includes("event-stream")) {
          sent.destroy();
          resolve({ status, headers, text });
        }
      });
      response.on("end", () => resolve({ status, headers, text }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Visitors that ask for a page again and again, and do not wait when they are told to. */
class Crowd {
  answers = 0;
  refusal: Seen | undefined;
  #visits = 0;
  #size = 0;
  #isOver = false;
  readonly #agents = ADDRESSES.map((localAddress) => new Agent({ keepAlive: true, localAddress }));

  constructor(
    private readonly server: RunningServer,
    private readonly path: string,
  ) {}

  /** Of a page that no visitor has asked for yet. */
  newAddress(): string {
    this.#visits += 1;
    return `${this.path}?visit=${this.#visits}`;
  }

  grow(size: number): void {
    for (; this.#size < size; this.#size += 1) void this.#visit(this.#size % ADDRESSES.length);
  }

  end(): void {
    this.#isOver = true;
    for (const agent of this.#agents) agent.destroy();
  }

  async #visit(place: number): Promise<void> {
    while (!this.#isOver) {
      const seen = await look(this.server, this.newAddress(), this.#agents[place], ADDRESSES[place]).catch(
        () => undefined,
      );
      this.answers += 1;
      if (seen?.status === 503) this.refusal ??= seen;
    }
  }
}
