import { migrate } from "../lib/db/migrations/run";
import { WHY_NO_DJANGO } from "../tests/integration/support/django";
import { DIALECTS, throwaway } from "../tests/integration/support/throwaway";
import { type AdminResult, benchAdmin } from "./admin";
import { benchAgent } from "./agent";
import { benchConsoles } from "./consoles";
import { benchHttp } from "./http";
import { benchIngestHttp } from "./ingest-http";
import { benchLive } from "./live";
import { benchBurst } from "./live-burst";
import { benchMap } from "./map";
import { benchMqtt } from "./mqtt";
import { benchPages, type PageResult } from "./pages";
import { benchPeers } from "./peers";
import { benchService } from "./recording";
import { benchRenderedPages } from "./rendered-pages";
import { benchBuild, benchLoad, benchStart } from "./start";
import { printTable } from "./support/table";

/**
 * `npm run bench` measures recording and the API; `-- admin` the admin's lists on ten million readings, `-- live` 500
 * viewers, `-- pages` the data of the public pages, `-- rendered` those pages as HTML, `-- map` how the map opens
 * and moves, `-- mqtt` the MQTT transport, `-- agent` the device agent, `-- peers` this server
 * beside a textbook's Django, `-- consoles` a console's post beside a reading's, `-- start` the start and the memory.
 */
const PARTS: Record<string, () => Promise<void>> = {
  admin,
  live: liveViewers,
  agent,
  consoles,
  pages,
  rendered,
  map,
  mqtt: mqttTransport,
  peers,
  start,
};
await (PARTS[process.argv[2] ?? ""] ?? recordingAndApi)();

/**
 * Readings of seven metrics stored per second, a thousand per batch: by plain multi-row inserts, by the recording
 * service, and through the HTTP batch endpoint of a separate server. Ratios to the plain inserts of the same run are
 * comparable between machines; absolute figures are not. TEST_MYSQL_URL adds a MariaDB or MySQL server.
 */
async function recordingAndApi(): Promise<void> {
  const rows: string[][] = [];
  const httpRows: string[][] = [];
  for (const dialect of DIALECTS) {
    const target = await throwaway(dialect);
    try {
      await migrate(target.url);
      const { plain, service } = await benchService(target);
      const ingest = await benchIngestHttp(target);
      rows.push([dialect, "plain multi-row inserts", perSecond(plain), ""]);
      rows.push([dialect, "recording service", perSecond(service), ratio(service, plain)]);
      rows.push([dialect, "HTTP batch endpoint, NDJSON, one poster", perSecond(ingest[1]), ratio(ingest[1], plain)]);
      rows.push([dialect, "HTTP batch endpoint, NDJSON, four posters", perSecond(ingest[4]), ratio(ingest[4], plain)]);
      for (const { scenario, connections, perSecond: rate, p50, p99, cpu, ofBare } of await benchHttp(target)) {
        const figures = [connections, perSecond(rate), p50, p99, cpu.toFixed(2), ofBare.toFixed(2)];
        httpRows.push([dialect, scenario, ...figures.map(String)]);
      }
    } finally {
      await target.drop();
    }
  }
  printTable(["database", "way", "readings/s", "of plain"], rows);
  console.log();
  printTable(
    ["database", "request", "connections", "requests/s", "p50 ms", "p99 ms", "processor ms", "of bare"],
    httpRows,
  );
}

/**
 * The device agent against the server on SQLite: its cost for a board, and the speed of its queue compared with plain
 * POSTs.
 */
async function agent(): Promise<void> {
  const target = await throwaway("sqlite");
  try {
    const { memory, cpu, drained, drainMemory, plain } = await benchAgent(target);
    printTable(
      ["device agent", ""],
      [
        ["memory at a reading a second, at most", `${memory.toFixed(0)} MB`],
        ["CPU at a reading a second, of a core", `${cpu.toFixed(2)} %`],
        ["100,000 queued readings are sent in", `${(100_000 / drained).toFixed(1)} s`],
        ["memory meanwhile, at most", `${drainMemory.toFixed(0)} MB`],
        ["of plain posts one after another", ratio(drained, plain)],
      ],
    );
  } finally {
    await target.drop();
  }
}

/** The time of each query on a separate database, and its ratio to a plain SELECT by key of the same run. */
async function admin(): Promise<void> {
  for (const dialect of DIALECTS) {
    const target = await throwaway(dialect);
    try {
      const line = ({ question, ms, ofPlain }: AdminResult) => [dialect, question, ms.toFixed(1), ofPlain.toFixed(1)];
      const { results, exported } = await benchAdmin(target);
      printTable(["database", "10 million readings", "ms", "of plain"], results.map(line));
      const { lines, seconds, grownMb } = exported;
      console.log(`CSV of ${lines} readings: ${seconds.toFixed(1)} s, the process grew by ${grownMb.toFixed(0)} MB.`);
    } finally {
      await target.drop();
    }
  }
}

/** Median server time of each page's queries; see pages.ts. */
async function pages(): Promise<void> {
  for (const dialect of DIALECTS) {
    const target = await throwaway(dialect);
    try {
      const line = ({ question, ms }: PageResult) => [dialect, question, ms.toFixed(1)];
      printTable(["database", "10 million readings", "ms"], (await benchPages(target)).map(line));
    } finally {
      await target.drop();
    }
  }
}

/** Processor time of a visit, rendered for one visitor and shared by many; see rendered-pages.ts. */
async function rendered(): Promise<void> {
  const rows: string[][] = [];
  for (const stations of [4, 2_000]) {
    for (const { path, html, gzip, cold, shared, perSecond: rate } of await benchRenderedPages(stations)) {
      rows.push([
        path,
        String(stations),
        html.toFixed(0),
        gzip.toFixed(0),
        cold.toFixed(1),
        shared.toFixed(2),
        ratio(cold, shared),
        perSecond(rate),
      ]);
    }
  }
  printTable(["page", "stations", "kB", "in gzip", "one visitor, ms", "shared, ms", "ratio", "shared visits/s"], rows);
}

/**
 * What a small computer feels: a second start, an idle server, one with 2,000 stations under load, and the build. The
 * load of two minutes stands for an hour: the growth per thousand requests shows whether the memory would go on growing.
 */
async function start(): Promise<void> {
  const { cpuS, idleMb } = await benchStart();
  const { stations, requests, rounds, grownPerThousand } = await benchLoad();
  printTable(
    ["npm start", ""],
    [
      ["processor time of a second start until ready", `${cpuS.toFixed(2)} s`],
      ["memory of the idle server with the demo", `${idleMb.toFixed(0)} MB`],
      [
        `memory with ${stations} stations, after each quarter of ${requests} requests`,
        `${rounds.map(Math.round).join(", ")} MB`,
      ],
      ["growth from the second quarter on, per thousand requests", `${grownPerThousand.toFixed(1)} MB`],
      ["memory of the whole first start, at most", `${(await benchBuild()).toFixed(0)} MB`],
    ],
  );
}

/** How the map opens and its frame times in a browser, on this machine and at a phone's speed; see map.ts. */
async function map(): Promise<void> {
  const figures = [
    ["labelled", "first label on the map"],
    ["interactive", "time to interactive"],
    ["blocked", "total blocking time"],
    ["busy", "processor time of the page"],
  ] as const;
  for (const slower of [1, 4]) {
    const [few, many] = [await mapOf(slower, 20), await mapOf(slower, 2_000)];
    const speed = `processor ${slower} times slower`;
    printTable(
      [`the map opens, ms, ${speed}`, "20 stations", "2,000", "ratio"],
      figures.map(([key, name]) => {
        const [a, b] = [few.opening[key], many.opening[key]];
        return [name, a.toFixed(0), b.toFixed(0), ratio(b, a)];
      }),
    );
    const rows = few.frames.map(({ doing, p95, worst }, i) => {
      const other = many.frames[i];
      return [doing, ...[p95, other?.p95, worst, other?.worst].map((ms) => (ms ?? Number.NaN).toFixed(0))];
    });
    printTable([`ms a frame, ${speed}`, "20 stations: p95", "2,000: p95", "20: worst", "2,000: worst"], rows);
  }
}

async function mapOf(slower: number, stations: number): ReturnType<typeof benchMap> {
  const target = await throwaway("sqlite");
  try {
    return await benchMap(target, slower, stations);
  } finally {
    await target.drop();
  }
}

/** Delay from sending a reading until each viewer receives it; see live.ts. */
async function liveViewers(): Promise<void> {
  const rows: string[][] = [];
  const bursts: string[][] = [];
  for (const dialect of DIALECTS) {
    const target = await throwaway(dialect);
    try {
      const { unwatched, watched, plain } = await benchBurst(target);
      const shares = [unwatched, watched, plain].map((share) => `${Math.round(share * 100)} %`);
      bursts.push([dialect, ...shares, ratio(watched - unwatched, plain)]);
      const { p50, p99, worst, share, cpu } = await benchLive(target);
      rows.push([
        dialect,
        ...[p50, p99, worst].map(String),
        `${(share * 100).toFixed(2)} %`,
        `${Math.round(cpu * 100)} %`,
      ]);
    } finally {
      await target.drop();
    }
  }
  printTable(["500 viewers, 10 readings/s", "p50 ms", "p99 ms", "worst ms", "arrived", "server's CPU"], rows);
  printTable(["200 readings/s, CPU", "nobody watches", "100 viewers", "plain writes", "viewers of plain"], bursts);
}

/** Readings stored per second, one per message, by 50 devices at QoS 1 to the embedded broker; see mqtt.ts. */
async function mqttTransport(): Promise<void> {
  const rows: string[][] = [];
  for (const dialect of DIALECTS) {
    const target = await throwaway(dialect);
    try {
      const { plain, mqtt } = await benchMqtt(target);
      rows.push([dialect, "plain multi-row inserts, 1,000 each", perSecond(plain), ""]);
      rows.push([dialect, "MQTT, QoS 1, 50 clients", perSecond(mqtt), ratio(mqtt, plain)]);
    } finally {
      await target.drop();
    }
  }
  printTable(["database", "way", "readings/s", "of plain"], rows);
}

/** Ours beside the textbook's Django, as requests per second and processor time; see peers.ts. */
async function peers(): Promise<void> {
  if (WHY_NO_DJANGO) return console.log(`Skipped: ${WHY_NO_DJANGO}.`);
  const rows = (await benchPeers()).map(({ connections, ours, peer, load, peerLoad }) => [
    ours,
    peer,
    String(connections),
    perSecond(load.perSecond),
    perSecond(peerLoad.perSecond),
    ratio(load.perSecond, peerLoad.perSecond),
    load.cpu.toFixed(2),
    peerLoad.cpu.toFixed(2),
    ratio(peerLoad.cpu, load.cpu),
    `${load.p50}/${load.p99}`,
    `${peerLoad.p50}/${peerLoad.p99}`,
  ]);
  const headings = ["ours", "peer", "connections", "requests/s", "peer", "ratio", "processor ms", "peer", "ratio"];
  printTable([...headings, "p50/p99 ms", "peer"], rows);
}

function perSecond(rate: number): string {
  return Math.round(rate).toLocaleString("en");
}

function ratio(rate: number, plain: number): string {
  return (rate / plain).toFixed(2);
}

/** Processor time of a console's post, and of the same values posted to /api/v1/readings. */
async function consoles(): Promise<void> {
  const rows: string[][] = [];
  for (const dialect of DIALECTS) {
    const target = await throwaway(dialect);
    try {
      await migrate(target.url);
      const { readings, console, stored, sent } = await benchConsoles(target);
      const ms = (time: number) => time.toFixed(2);
      rows.push([dialect, ms(readings), ms(console), (console / readings).toFixed(2), `${stored} of ${sent}`]);
    } finally {
      await target.drop();
    }
  }
  printTable(["database", "/api/v1/readings, ms", "/data/report, ms", "ratio", "stored"], rows);
}
