import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, it } from "vitest";
import { onServer, type ServerBench } from "../../support/server";

const STATIONS = 1700;

onServer("a batch of procedures", (fixture) => {
  it("a batch has at most twenty procedures, answers equal ones once, and limits the size of its answer", async () => {
    const data = Array.from({ length: STATIONS }, (_, i) => ({
      name: `Station ${i}`,
      lat: 10,
      lon: 20,
      timeZone: "UTC",
      description: "d".repeat(1_000),
    }));
    await fixture.database.prisma.station.createMany({ data });
    const batch = (count: number, input = "{}") =>
      fixture.server.fetch(
        `/api/trpc/${Array(count).fill("stations.list").join(",")}?batch=1&input=${encodeURIComponent(input)}`,
      );
    const refused = await batch(1000);
    expect(refused.status).toBe(400);
    expect((await refused.text()).length).toBeLessThan(10_000);
    // Each looks like a different request, so each is answered separately until the size is used up.
    const different = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, { any: i }]));
    for (const input of ["{}", JSON.stringify(different)]) {
      const answer = await batch(20, input);
      expect(answer.status).toBe(207);
      const text = await answer.text();
      expect(text.length).toBeLessThan(12_000_000);
      const parts = JSON.parse(text) as { result?: { data: unknown[] }; error?: { message: string } }[];
      expect(parts[0]?.result?.data).toHaveLength(STATIONS);
      expect(parts[19]?.error?.message).toContain("too large");
    }
  });
});

onServer(
  "pages and their data",
  (fixture) => {
    it("the rate limit counts pages by address and batches by their procedures, but not files", async () => {
      const trpc = (count: number) =>
        fixture.server.fetch(`/api/trpc/${Array(count).fill("stations.rainToday").join(",")}?batch=1&input=%7B%7D`);
      expect((await trpc(10)).status).toBe(200);
      expect((await trpc(10)).status).toBe(200);
      const refused = await trpc(1);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      const page = await fixture.server.fetch("/", { headers: { Accept: "text/html" } });
      expect(page.status).toBe(429);
      expect(page.headers.get("content-type")).toContain("text/html");
      expect(await page.text()).toContain("tries again by itself in");
      expect((await fixture.server.fetch("/api/live")).status).toBe(429);
      for (const path of ["/healthz", "/icon.svg", "/api.css"]) {
        expect((await fixture.server.fetch(path)).status, path).toBe(200);
      }
    });
  },
  { RATE_LIMIT_PAGES: "20" },
);

onServer("connections", (fixture) => {
  it("connections of one address beyond the limit are closed, and do not keep others out", async () => {
    const sockets = await Promise.all(Array.from({ length: 700 }, () => open(fixture, "127.0.0.1")));
    try {
      // The server closes a connection beyond the limit once it has accepted it.
      await expect.poll(() => sockets.filter((socket) => socket.closed).length).toBeGreaterThanOrEqual(700 - 512);
      expect(sockets.filter((socket) => !socket.closed).length).toBeGreaterThan(400);
      const other = await open(fixture, "127.0.0.2");
      other.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      const [head] = await once(other, "data");
      expect(String(head)).toMatch(/^HTTP\/1\.1 200 /);
      other.destroy();
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    await expect.poll(async () => (await fixture.server.fetch("/healthz").catch(() => undefined))?.status).toBe(200);
  });
});

onServer("live streams", (fixture) => {
  it("live streams of one address are limited, and a place is free again when its viewer disconnects", async () => {
    const stop = new AbortController();
    const watch = () => fixture.server.fetch("/api/live", { signal: stop.signal });
    const streams = await Promise.all(Array.from({ length: 205 }, watch));
    const statuses = streams.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(200);
    const refused = streams.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
      Array(5).fill([429, "5"]),
    );
    stop.abort();
    await expect
      .poll(async () => {
        const again = new AbortController();
        const { status } = await fixture.server.fetch("/api/live", { signal: again.signal });
        again.abort();
        return status;
      })
      .toBe(200);
  });
});

async function open({ server }: ServerBench, localAddress: string): Promise<Socket> {
  const socket = connect({ port: server.port, host: "127.0.0.1", localAddress });
  socket.on("error", () => {});
  await Promise.race([once(socket, "connect"), once(socket, "close")]);
  socket.resume();
  return socket;
}
