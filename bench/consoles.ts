import { request } from "node:http";
import { open } from "../lib/db/client";
import { systemContext } from "../lib/services/context";
import { createKey } from "../lib/services/keys";
import { createStation } from "../lib/services/stations";
import { startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { cpuWhile } from "./support/cpu";
import { median } from "./support/table";

const POSTS = 1500;
const ROUNDS = 5;
const START = Date.UTC(2026, 2, 1);
const SECOND = 1000;

export interface ConsoleResult {
  /** Milliseconds of processor time for each post. */
  readings: number;
  console: number;
  /** Rows stored of those sent. */
  stored: number;
  sent: number;
}

/**
 * The processor time of a console's post beside one of the same values to /api/v1/readings, in turn on one server, each
 * over a new connection as consoles open them.
 */
export async function benchConsoles(target: Throwaway): Promise<ConsoleResult> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const ctx = { ...systemContext("bench"), database };
  const { id } = await createStation(ctx, { name: "Garden", lat: 50, lon: 10, elevation: 300 });
  const other = await createStation(ctx, { name: "Roof", lat: 50, lon: 10, elevation: 300 });
  const console = await createKey(ctx, { stationId: id, kind: "console", name: "console" });
  const device = await createKey(ctx, { stationId: other.id, name: "device" });
  const times = { readings: [] as number[], console: [] as number[] };
  let next = START;
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const begin = next;
      next += POSTS * 16 * SECOND;
      const all = Array.from({ length: POSTS }, (_, i) => begin + i * 16 * SECOND);
      const plain = await cpuWhile(server.pid, async () => {
        for (const time of all) {
          await send(server.port, "/api/v1/readings", JSON.stringify(readingAt(time)), {
            Authorization: `Bearer ${device.key}`,
            "Content-Type": "application/json",
          });
        }
      });
      const ecowitt = await cpuWhile(server.pid, async () => {
        for (const time of all) await send(server.port, `/data/report/${console.key}`, formAt(time), FORM);
      });
      if (round === 0) continue;
      times.readings.push((plain * SECOND) / POSTS);
      times.console.push((ecowitt * SECOND) / POSTS);
    }
    const stored = await database.prisma.sensorData.count({ where: { stationId: id } });
    return { readings: median(times.readings), console: median(times.console), stored, sent: (ROUNDS + 1) * POSTS };
  } finally {
    await database.close();
    await server.stop();
  }
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** What an Ecowitt gateway with an outdoor array sends. */
function formAt(time: number): string {
  const dateutc = new Date(time).toISOString().slice(0, 19).replace("T", "+");
  const f = 50 + 9 * Math.sin(time / 4e6);
  return `PASSKEY=0123456789ABCDEF0123456789ABCDEF&stationtype=GW1100A_V2.3.1&runtime=90412&heap=22000&dateutc=${dateutc}&tempinf=70.7&humidityin=44&baromrelin=29.886&baromabsin=28.914&tempf=${f.toFixed(1)}&humidity=67&winddir=248&windspeedmph=4.47&windgustmph=8.05&maxdailygust=17.00&solarradiation=402.13&uv=3&rainratein=0.000&eventrainin=0.031&hourlyrainin=0.012&dailyrainin=0.031&yearlyrainin=9.402&soilmoisture1=37&wh65batt=0&model=GW1100A`;
}

/** The same values as a device sends them. */
function readingAt(time: number) {
  return {
    time: new Date(time).toISOString(),
    temperature: Number((10 + 5 * Math.sin(time / 4e6)).toFixed(2)),
    humidity: 67,
    pressure: 979.14,
    windDirection: 248,
    windSpeed: 2,
    windGust: 3.6,
    solarRadiation: 402.13,
    uvIndex: 3,
    soilMoisture: 37,
    rainRate: 0,
    extra: { indoorTemperature: 21.5, indoorHumidity: 44, eventrainin: 0.79, hourlyrainin: 0.3, wh65batt: 0 },
  };
}

/** One POST over a connection of its own. */
function send(port: number, path: string, body: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = { "Content-Length": String(Buffer.byteLength(body)) };
    const options = { host: "127.0.0.1", port, path, method: "POST", agent: false, headers: { ...headers, ...length } };
    const sent = request(options, (response) => {
      response.resume().on("end", () => {
        const { statusCode = 0 } = response;
        if (statusCode < 300) resolve();
        else reject(new Error(`${path} answered ${statusCode}.`));
      });
    });
    sent.on("error", reject).end(body);
  });
}
