import { expect, it } from "vitest";
import { type RunningServer, startServer } from "../../support/server";
import { throwaway } from "../../support/throwaway";

const WARNING = "a forwarded address or protocol was ignored";

async function withServer<T>(trustProxy: string, work: (server: RunningServer) => Promise<T>): Promise<T> {
  const target = await throwaway("sqlite");
  const server = await startServer({ DATABASE_URL: target.url, TRUST_PROXY: trustProxy, PUBLIC_API: "1" });
  try {
    return await work(server);
  } finally {
    await server.stop();
    await target.drop();
  }
}

/** The log's lines about headers that were not trusted, once the server has stopped and written all. */
function warnings(server: RunningServer): { headers: string[]; msg: string }[] {
  const lines = server
    .output()
    .split("\n")
    .filter((line) => line.includes(WARNING));
  return lines.map((line) => JSON.parse(line));
}

async function openApiServer(server: RunningServer, headers: Record<string, string>): Promise<string | undefined> {
  const response = await server.fetch("/", { headers: { Accept: "application/json", ...headers } });
  const { station } = (await response.json()) as Record<string, string>;
  return station;
}

const FORWARDED = { "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", Forwarded: "for=203.0.113.7" };

it("an untrusted X-Forwarded-Proto is reported in the log, once for many requests, with what to do", async () => {
  const said = await withServer("0", async (server) => {
    expect(await openApiServer(server, {})).toMatch(/^http:/);
    for (let i = 0; i < 20; i++) expect(await openApiServer(server, FORWARDED)).toMatch(/^http:/);
    await server.stop();
    return warnings(server);
  });
  expect(said).toEqual([
    expect.objectContaining({
      level: 40,
      msg: `${WARNING}: set TRUST_PROXY=1 if your own proxy sets it (docs/proxy.md)`,
      headers: ["forwarded", "x-forwarded-for", "x-forwarded-proto"],
      address: "127.0.0.1",
    }),
  ]);
});

it("a trusted X-Forwarded-Proto is not reported, and links follow it", async () => {
  const said = await withServer("1", async (server) => {
    expect(await openApiServer(server, FORWARDED)).toMatch(/^https:/);
    await server.stop();
    return warnings(server);
  });
  expect(said).toEqual([]);
});
