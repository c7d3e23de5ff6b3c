import { ADMIN_PASSWORD } from "../../integration/support/launch";
import { pick } from "../chance";
import { openViewer, type World } from "./world";

const BASIC = { Authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}` };
const JSON_TYPE = { "Content-Type": "application/json" };
const PAGE = { Accept: "text/html" };
const BATCH = 20;

/** Numbers from 0 to 1. */
type Random = () => number;

/** Answers by status; of MQTT those that were acknowledged. */
export type Counts = Record<string, number>;

/** One piece of the load, drawn at random. Adds what became of it to the counts. */
export async function work(world: World, random: Random, counts: Counts): Promise<void> {
  const { server, devices, staff } = world;
  const station = () => any(random, world.stations);
  const day = () => new Date(Date.now() - Math.floor(random() * 400) * 86_400_000).toISOString().slice(0, 10);
  const ask = async (path: string, init?: RequestInit) => {
    const response = await server.fetch(path, init);
    await response.arrayBuffer();
    counts[response.status] = (counts[response.status] ?? 0) + 1;
  };
  const input = (value: object) => encodeURIComponent(JSON.stringify(value));
  const pieces: (readonly [() => Promise<unknown>, number])[] = [
    [() => post(ask, readings(random, [any(random, world.stations)], 1), BASIC), 6],
    [() => post(ask, readings(random, world.stations, BATCH), BASIC), 4],
    [
      async () => {
        const { key, station } = any(random, devices);
        await post(ask, readings(random, [station], 1), { Authorization: `Bearer ${key}` });
      },
      6,
    ],
    [() => post(ask, [{ temperature: "warm", nonsense: day() }], BASIC), 1],
    [
      async () => {
        const { client, station } = any(random, devices);
        const payload = JSON.stringify(readings(random, [station], 1)[0]);
        await client.publishAsync(`weather/${station}/readings`, payload, { qos: 1 });
        counts.mqtt = (counts.mqtt ?? 0) + 1;
      },
      12,
    ],
    [() => ask("/", { headers: PAGE }), 1],
    [() => ask(`/stations/${station()}`, { headers: PAGE }), 2],
    [() => ask(`/stations/${station()}/reports`, { headers: PAGE }), 1],
    [() => ask(`/compare?stations=${station()},${station()}`, { headers: PAGE }), 1],
    [() => ask(`/nothing/${day()}`, { headers: PAGE }), 1],
    [() => ask("/admin/station/", { headers: { ...PAGE, ...staff } }), 1],
    [() => ask("/api/trpc/stations.list"), 3],
    [() => ask(`/api/trpc/readings.series?input=${input({ stationId: station(), range: "24h" })}`), 3],
    [() => ask(`/api/trpc/stations.trends?input=${input({ id: station() })}`), 2],
    [() => ask("/station/", { headers: BASIC }), 3],
    [() => ask(`/station/${station()}/`, { headers: BASIC }), 3],
    [() => ask(`/api/v1/stations/${station()}/readings?from=${day()}T00:00:00Z`), 2],
    [() => ask(`/stations/${station()}/readings.csv`), 1],
    [() => ask(`/stations/${station()}/current.json`), 2],
    [() => ask("/feed.atom"), 1],
    [() => ask("/current/"), 3],
    [() => ask("/readyz"), 1],
    [async () => (await openViewer(server)).destroy(), 1],
  ];
  await pick(random, pieces)?.();
}

function post(ask: (path: string, init: RequestInit) => Promise<void>, body: unknown, headers: Record<string, string>) {
  return ask("/api/v1/readings", { method: "POST", headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });
}

function readings(random: Random, stations: readonly number[], count: number) {
  return Array.from({ length: count }, () => ({
    station: any(random, stations),
    time: new Date().toISOString(),
    temperature: 10 + random(),
    humidity: 60 + random(),
    pressure: 1010 + random(),
    windSpeed: random() * 10,
    windDirection: Math.floor(random() * 360),
  }));
}

function any<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
