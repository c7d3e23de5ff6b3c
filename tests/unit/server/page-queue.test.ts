import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { PageHandler } from "@/lib/site/pages/renderer";
import { type Answer, change, servePages } from "./support/pages";

describe("The queue of renderings", () => {
  /** A handler whose renderings end when the test says so. */
  function slow() {
    const running: { url: string; end: () => void; isGone: boolean }[] = [];
    const handler: PageHandler = ({ url = "" }, response) =>
      new Promise((resolve) => {
        const own = { url, end: () => response.end(resolve), isGone: false };
        response.once("close", () => {
          own.isGone = !response.writableEnded;
          resolve();
        });
        running.push(own);
      });
    return { running, handler };
  }

  it("renders a few at a time, and refuses when too many wait", async () => {
    const { running, handler } = slow();
    const { ask } = await servePages(handler);
    const answers: Answer[] = [];
    const all = Array.from({ length: 80 }, (_, i) => ask(`/stations/${i + 1}`).then((answer) => answers.push(answer)));
    await expect.poll(() => answers.length).toBe(14);
    expect(answers.every(({ status, body }) => status === 503 && body === "The server is busy.")).toBe(true);
    expect(running).toHaveLength(2);
    for (let done = 0; done < 66; done += 1) {
      await expect.poll(() => running.length).toBeGreaterThan(done);
      expect(running.length - done).toBeLessThanOrEqual(2);
      running[done]?.end();
    }
    await Promise.all(all);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(66);
  });

  it.each([
    ["shared", {}],
    ["own", { cookie: "sessionid=abc" }],
  ])("forgets a client that has gone, and stops its %s rendering", async (_kind, headers) => {
    const { running, handler } = slow();
    const { ask, connections } = await servePages(handler);
    const visit = async (path: string, ready: () => Promise<void>) => {
      const controller = new AbortController();
      const answer = ask(path, headers, "GET", controller.signal).catch((error: Error) => error.name);
      await ready();
      return { controller, answer };
    };
    const isRunning = (count: number) => () => expect.poll(() => running.length).toBe(count);
    const isOpen = (count: number) => () => expect.poll(connections).toBe(count);
    const first = await visit("/stations/1", isRunning(1));
    const second = await visit("/stations/2", isRunning(2));
    const third = await visit("/stations/3", isOpen(3));
    const fourth = await visit("/stations/4", isOpen(4));
    third.controller.abort();
    await isOpen(3)();
    first.controller.abort();
    expect([await first.answer, await third.answer]).toEqual(["AbortError", "AbortError"]);
    await isRunning(3)();
    expect(running.map(({ url }) => url)).toEqual(["/stations/1", "/stations/2", "/stations/4"]);
    await expect.poll(() => running[0]?.isGone).toBe(true);
    running[2]?.end();
    expect(await fourth.answer).toMatchObject({ status: 200 });
    running[1]?.end();
    await second.answer;
  });

  it("is not held up by pipelined requests of a client that has gone, or that does not read", async () => {
    const { running, handler } = slow();
    const { ask, port } = await servePages(handler);
    const socket = connect(port, "127.0.0.1");
    const own = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\nCookie: sessionid=x\r\nAccept: text/html\r\n\r\n`;
    socket.write(["/a", "/b", "/c", "/d"].map(own).join(""));
    await expect.poll(() => running.length).toBe(2);
    // Its response waits for that of /a, and its turn goes to the next.
    running[1]?.end();
    await expect.poll(() => running.map(({ url }) => url)).toEqual(["/a", "/b", "/c"]);
    socket.destroy();
    await expect.poll(() => [running[0]?.isGone, running[2]?.isGone]).toEqual([true, true]);
    const other = ask("/stations/1", { cookie: "sessionid=y" });
    await expect.poll(() => running.at(-1)?.url).toBe("/stations/1");
    running.at(-1)?.end();
    expect((await other).status).toBe(200);
  });

  it("has one rendering of a page waiting, whatever changes meanwhile", async () => {
    const { running, handler } = slow();
    const { ask } = await servePages(handler);
    const answers = [ask("/stations/1"), ask("/stations/2")];
    await expect.poll(() => running.length).toBe(2);
    for (let i = 0; i < 5; i++) {
      answers.push(ask("/"));
      await change({ type: "stations.changed" });
      await change({ type: "readings.changed", stationIds: [1] });
    }
    for (const done of [0, 1, 2]) {
      await expect.poll(() => running.length).toBeGreaterThan(done);
      running[done]?.end();
    }
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(running).toHaveLength(3);
  });

  it("goes on with a shared rendering while one of its visitors still waits", async () => {
    const { running, handler } = slow();
    const { ask } = await servePages(handler);
    const controller = new AbortController();
    const gone = ask("/", {}, "GET", controller.signal).catch((error: Error) => error.name);
    const waits = ask("/");
    await expect.poll(() => running.length).toBe(1);
    controller.abort();
    expect(await gone).toBe("AbortError");
    running[0]?.end();
    expect((await waits).status).toBe(200);
    expect(running[0]?.isGone).toBe(false);
  });
});
