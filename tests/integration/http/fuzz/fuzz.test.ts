import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { endpointAt } from "@/lib/rest/router";
import { HEAP_PROBE, type Memory, memoryOf } from "../../support/heap";
import { onEachServer, type ServerBench } from "../../support/server";
import { faults } from "../support/client";
import { newCast } from "./cast";
import { type FuzzRequest, rawBytes, requests } from "./requests";
import { checkLists, checkStored } from "./stored";
import { type Answer, Wire, type Wired } from "./wire";

/** The seed: the same requests in each run; another number gives others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const MB = 1024 * 1024;
const WIRES = 8;
/** The callers, who have locked each other out, are restored between these. */
const ROUND = 250;
const WARM_UP = { sqlite: 4000, mysql: 1500 };
/** Twice as many on SQLite, for twenty thousand with the shares before; MariaDB shares all but a few statements. */
const SHARE = { sqlite: 8000, mysql: 750 };
const RAW = 400;
/**
 * Bytes by which heap and buffers each may grow over a share: half a kilobyte a request, the least that a leak
 * leaves. Code that first runs, and caches that fill, leave megabytes once, and less the next time: a leak leaves as
 * much in every share. MariaDB's driver fills caches for each of its connections, and is not measured.
 */
const MAX_LEFT = 4 * MB;
const SHARES = [0, 1];

onEachServer(
  `fuzzing with FUZZ_SEED=${SEED}`,
  (fixture) => {
    let cast: Awaited<ReturnType<typeof newCast>>;
    beforeAll(async () => {
      cast = await newCast(fixture);
    });

    /** Sends this many new requests, and returns what is wrong with the answers. */
    async function fuzz(count: number, from: number): Promise<string[]> {
      const wrong: string[] = [];
      const wires = Array.from({ length: WIRES }, () => new Wire(fixture.server.port));
      for (let done = 0; done < count; done += ROUND) {
        await cast.restore();
        const seed = SEED + from + done;
        const round = fc.sample(requests(cast, `127.0.0.1:${fixture.server.port}`), { seed, numRuns: ROUND });
        wrong.push(...(await sendAll(wires, round, faultOf)));
      }
      for (const wire of wires) wire.close();
      return wrong;
    }

    it("invalid requests are refused, store nothing, and leave no memory behind", async () => {
      await openPages(fixture);
      const wrong = await fuzz(WARM_UP[fixture.dialect], 0);
      const share = SHARE[fixture.dialect];
      const left: Omit<Memory, "rss">[] = [];
      let before = await memoryOf(fixture.server);
      for (const i of SHARES) {
        wrong.push(...(await fuzz(share, WARM_UP[fixture.dialect] + i * share)));
        const after = await memoryOf(fixture.server);
        left.push({ heapUsed: after.heapUsed - before.heapUsed, external: after.external - before.external });
        before = after;
      }
      expect(wrong).toEqual([]);
      expect(faults(fixture.server)).toEqual([]);
      const counts = await checkStored(fixture);
      // Invalid requests alone would prove nothing: some are valid, and are stored.
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(1);
      await cast.restore();
      await checkLists(fixture, cast.good[0] ?? {});
      if (fixture.dialect !== "sqlite") return;
      expect(Math.min(...left.map(({ heapUsed }) => heapUsed))).toBeLessThan(MAX_LEFT);
      expect(Math.min(...left.map(({ external }) => external))).toBeLessThan(MAX_LEFT);
    });

    it("the server survives bytes that are not HTTP", async () => {
      const wires = Array.from({ length: WIRES }, () => new Wire(fixture.server.port));
      const wrong = await sendAll(wires, fc.sample(rawBytes, { seed: SEED, numRuns: RAW }), (_request, { status }) =>
        status >= 500 && status !== 505 ? `answered ${status}` : undefined,
      );
      expect(wrong).toEqual([]);
      expect(faults(fixture.server)).toEqual([]);
      expect((await fixture.server.fetch("/healthz")).status).toBe(200);
    });
  },
  { NODE_OPTIONS: HEAP_PROBE },
);

/** Next loads megabytes of a page's modules at its first request, and again when a form is first posted to it. */
async function openPages({ server, database }: ServerBench): Promise<void> {
  const { id } = await database.prisma.station.findFirstOrThrow({ where: { isPublic: true } });
  for (const path of ["/", `/stations/${id}`, "/stations/x", `/compare?stations=${id}`, "/nothing"]) {
    await server.fetch(path, { headers: { Accept: "text/html" } });
    const form = new FormData();
    form.set("a", "b");
    await server.fetch(path, { method: "POST", body: form });
  }
}

/** Sends over all connections at once; returns what was wrong, with the request. */
async function sendAll<Request extends Wired>(
  wires: Wire[],
  all: Request[],
  faultIn: (request: Request, answer: Answer) => string | undefined,
): Promise<string[]> {
  const wrong: string[] = [];
  let next = 0;
  await Promise.all(
    wires.map(async (wire) => {
      for (let request = all[next++]; request; request = all[next++]) {
        const fault = await wire.ask(request).then(
          (answer) => faultIn(request as Request, answer),
          (error: Error) => error.message,
        );
        if (fault !== undefined) wrong.push(`${fault}\n${request.bytes.toString("latin1").slice(0, 2000)}`);
      }
    }),
  );
  return wrong;
}

/** The faults of an answer. */
function faultOf(request: FuzzRequest, { status, headers, body }: Answer): string | undefined {
  // On a machine that is busy with other work the server sheds load, as intended.
  if (status === 503 && headers.has("retry-after") && body.includes("The server is busy")) return undefined;
  if (status >= 500) return `answered ${status}: ${body.toString("utf8", 0, 500)}`;
  // The connection of these ended early: nothing may have arrived, or half of it.
  if (request.isLast) return undefined;
  if (status === 0) return "closed the connection";
  // Node itself answers input that is not HTTP.
  const isOurs = headers.has("x-content-type-options");
  const isRest = endpointAt(request.path) !== undefined && request.path !== "/";
  if (!isOurs || !isRest || !request.wantsJson || body.length === 0) return undefined;
  return isJson(headers, body) ? undefined : `answered ${status} without JSON: ${body.toString("utf8", 0, 500)}`;
}

function isJson(headers: Map<string, string>, body: Buffer): boolean {
  try {
    if (headers.get("content-encoding") !== "gzip") JSON.parse(body.toString("utf8"));
    return headers.get("content-type") === "application/json";
  } catch {
    return false;
  }
}
