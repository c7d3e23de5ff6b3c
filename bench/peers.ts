import { system } from "../lib/auth/actor";
import { open } from "../lib/db/client";
import { createKey } from "../lib/services/keys";
import { registerStation } from "../lib/services/observations";
import { startDjango, type TextbookStation } from "../tests/integration/support/django";
import { ADMIN_PASSWORD, startServer } from "../tests/integration/support/launch";
import { logIn } from "../tests/integration/support/log-in";
import { throwaway } from "../tests/integration/support/throwaway";
import { sampleReading } from "./recording";
import { startBareHttp } from "./support/bare";
import { type Load, type Scenario, underLoad } from "./support/load";

const CONNECTIONS = [1, 16, 64];
const STATIONS = 1_000;
const FIRST_TIME = 1_393_926_310;

const BASIC = { Authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}` };
const JSON_TYPE = { "Content-Type": "application/json" };

/** One of our requests beside the one that it stands for. */
export interface PeerResult {
  connections: number;
  ours: string;
  peer: string;
  load: Load;
  peerLoad: Load;
}

/** The textbook's server and ours, each on SQLite with the same thousand stations, and a bare server for readings. */
export async function benchPeers(): Promise<PeerResult[]> {
  const target = await throwaway("sqlite");
  const bare = await startBareHttp();
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const django = await startDjango(stations());
  try {
    const ctx = { database, actor: system("bench"), now: Date.now };
    for (const station of stations()) await registerStation(ctx, station);
    const { key } = await createKey(ctx, { stationId: 1, name: "bench" });
    const [session, peerSession] = [
      await logIn(server.url, "admin", ADMIN_PASSWORD),
      await logIn(django.url, "admin", ADMIN_PASSWORD),
    ];
    let number = 0;
    const station = () => JSON.stringify(stationOf(number++));
    const reading = () => JSON.stringify(sampleReading(1, number++));
    const page = (name: string, path: string) => ({
      name,
      path,
      headers: { Accept: "text/html", "Accept-Encoding": "gzip" },
    });
    const post = { method: "POST" as const, path: "/station/", body: station };
    type Asked = Omit<Scenario, "url"> & { path: string };
    const home = page("page /home/", "/home/");
    const pairs: [Asked, Asked][] = [
      [page("page: map", "/"), home],
      [page("page: a station", "/stations/1"), home],
      [page("page: /home/", "/home/"), home],
      ...(["/station/", "/station/7/"] as const).map((path): [Asked, Asked] => [
        { name: `GET ${path}, session`, path, headers: session },
        { name: `GET ${path}, session`, path, headers: peerSession },
      ]),
      [
        { ...post, name: "POST /station/, Basic", headers: { ...BASIC, ...JSON_TYPE } },
        { ...post, name: "POST /station/, Basic", headers: { ...BASIC, ...JSON_TYPE } },
      ],
      [
        { ...post, name: "POST /station/, session", headers: { ...session, ...JSON_TYPE } },
        { ...post, name: "POST /station/, session", headers: { ...peerSession, ...JSON_TYPE } },
      ],
    ];
    const results: PeerResult[] = [];
    for (const connections of CONNECTIONS) {
      const measure = ({ path, ...scenario }: Asked, { url, pid }: { url: string; pid: number }) =>
        underLoad({ ...scenario, url: url + path }, connections, pid);
      const compare = async (own: Asked, of: Asked, peer: { name: string; url: string; pid: number }) => {
        const peerLoad = await measure(of, peer);
        const load = await measure(own, server);
        results.push({ connections, ours: own.name, peer: `${peer.name}: ${of.name}`, load, peerLoad });
      };
      for (const [own, of] of pairs) await compare(own, of, { ...django, name: "Django" });
      const record = { method: "POST" as const, body: reading, headers: JSON_TYPE };
      await compare(
        {
          ...record,
          name: "POST a reading, key",
          path: "/api/v1/readings",
          headers: { ...JSON_TYPE, Authorization: `Bearer ${key}` },
        },
        { ...record, name: "POST", path: "/" },
        { name: "bare server", url: bare.url, pid: bare.child.pid ?? 0 },
      );
    }
    return results;
  } finally {
    await database.close();
    await server.stop();
    await django.stop();
    bare.child.kill("SIGKILL");
    await target.drop();
  }
}

function stationOf(i: number): TextbookStation {
  return {
    name: `Bench ${i}`,
    timestamp: FIRST_TIME + i,
    temperature: 20.5,
    lat: (i % 170) - 85,
    lon: (i % 350) - 175,
  };
}

const stations = () => Array.from({ length: STATIONS }, (_, i) => stationOf(i));
