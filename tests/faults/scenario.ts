import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { system } from "@/lib/auth/actor";
import { open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import type { Dialect } from "@/lib/db/url";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { type RunningServer, startServer } from "../integration/support/launch";
import { smallDisk } from "../integration/support/small-disk";
import { throwaway } from "../integration/support/throwaway";
import { freePort } from "../support/free-port";
import { until } from "../support/until";
import { type FaultyAgent, openAgent } from "./agent";
import { chance, pick } from "./chance";
import { openMosquitto } from "./mosquitto";
import { badLine, type Mischief } from "./proxy";

export type Way = "http" | "embedded" | "mosquitto";

export interface Scenario {
  dialect: Dialect;
  way: Way;
  /** Processes that are killed. */
  kills: number;
  agents: number;
  seed: number;
}

export interface Outcome {
  /** Readings that the agents took, and those stored. */
  taken: number;
  stored: number;
  /** Taken and not stored; stored more than once. Both must be empty. */
  lost: number[];
  doubled: number[];
  /** Stored though no agent had the time to say that it took them: one a kill of an agent at most. */
  unsaid: number;
  kills: Record<"agent" | "server" | "broker", number>;
  mischief: Record<Mischief, number>;
  diskWasFull: boolean;
}

const PIECE_LUCK = 0.05;
/** What a processor's temperature may be, in thousandths of a degree: each agent counts up in a part of its own. */
const COLDEST = -49_000;
const HOTTEST = 149_000;

/**
 * Agents at ten times the normal rate (a reading a second) send over a bad line, while server, agents and broker are killed,
 * the clocks jump, and a disk fills. Then all is left in peace, and what was taken is compared with what is stored.
 */
export async function runScenario({ dialect, way, kills, agents: count, seed }: Scenario): Promise<Outcome> {
  const random = chance(seed);
  const folder = mkdtempSync(join(tmpdir(), "weather-faults-"));
  const target = await throwaway(dialect);
  await migrate(target.url);
  const database = open(target.url);
  const ctx = { database, actor: system("faults"), now: Date.now };
  const mosquitto = way === "mosquitto" ? await openMosquitto(folder) : undefined;
  const [httpPort, mqttPort] = [await freePort(), await freePort()];
  const topic = `faults-${seed}-${process.pid}`;
  const startIt = () =>
    startServer({
      DATABASE_URL: target.url,
      PORT: String(httpPort),
      LOG_LEVEL: "error",
      MQTT: way === "http" ? "0" : "1",
      MQTT_PORT: String(mqttPort),
      MQTT_TOPIC: topic,
      MQTT_URL: mosquitto ? `mqtt://127.0.0.1:${mosquitto.port}` : "",
    });
  let server: RunningServer = await startIt();

  let inPeace = false;
  const line = await badLine({
    target: () => (way === "http" ? httpPort : (mosquitto?.port ?? mqttPort)),
    mischief: () =>
      inPeace || random() > PIECE_LUCK
        ? undefined
        : pick(random, [
            ["drop", 2],
            ["delay", 4],
            ["halve", 1],
            ["duplicate", 3],
          ] as const),
    delay: () => 50 + random() * 1500,
  });

  const disk = smallDisk(join(folder, "disk"));
  const agents: FaultyAgent[] = [];
  for (let i = 0; i < count; i++) {
    const station = await createStation(ctx, { name: `Fault ${i}`, lat: i, lon: i });
    const { key } = await createKey(ctx, { stationId: station.id, name: "Agent" });
    const address =
      way === "http"
        ? { transport: "http", url: `http://127.0.0.1:${line.port}` }
        : { transport: "mqtt", mqtt_url: `mqtt://127.0.0.1:${line.port}`, topic };
    const own = join(folder, `agent-${i}`);
    agents.push(
      openAgent({
        folder: own,
        queueDir: i === 0 ? join(disk.isMounted ? join(folder, "disk") : own, "queue") : join(own, "queue"),
        server: { ...address, key, station: station.id },
        first: COLDEST + i * Math.floor((HOTTEST - COLDEST) / count),
      }),
    );
  }
  for (const agent of agents) agent.start();
  /** Until each agent has taken a reading more. */
  const untilAllRead = async () => {
    const before = agents.map(({ taken }) => taken.size);
    if (await until(() => agents.every(({ taken }, i) => taken.size > (before[i] ?? 0)))) return;
    throw new Error(`An agent takes no reading:\n${agents.map((agent) => agent.said()).join("\n")}`);
  };
  await untilAllRead();

  const done: Outcome["kills"] = { agent: 0, server: 0, broker: 0 };
  const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  /** The clocks jump forward, back, and come right; the disk is full for a while. */
  const jumps = [7200, -1800, 0, -90, 0];
  for (let n = 0; n < kills; n++) {
    await rest(200 + random() * 1500);
    const agent = pick(
      random,
      agents.map((one) => [one, 1] as const),
    );
    if (n % Math.max(1, Math.floor(kills / (jumps.length + 1))) === 0) agent?.setClock(jumps.pop() ?? 0);
    if (n === Math.floor(kills / 3)) disk.fill();
    if (n === Math.floor(kills / 2)) disk.empty();
    const victim = pick(random, [
      ["agent", 6],
      ["server", 2],
      ["broker", mosquitto ? 2 : 0],
    ] as const);
    if (victim === "server") {
      await server.kill("SIGKILL");
      server = await startIt();
    } else if (victim === "broker") {
      await mosquitto?.kill();
      await mosquitto?.start();
    } else {
      await agent?.kill();
      agent?.start();
    }
    if (victim) done[victim] += 1;
  }

  inPeace = true;
  disk.empty();
  for (const agent of agents) agent.setClock(0);
  await untilAllRead();
  for (const agent of agents) agent.stopSampling();
  const missing = async () => {
    const stored = await storedNumbers();
    return agents.flatMap((agent) => [...agent.taken].filter((number) => !stored.has(number)));
  };
  const storedNumbers = async () => {
    const rows = await database.prisma.sensorData.findMany({ select: { extra: true } });
    const times = new Map<number, number>();
    for (const { extra } of rows) {
      const number = Math.round(Number((extra as Record<string, number> | null)?.cpuTemperature) * 1000);
      times.set(number, (times.get(number) ?? 0) + 1);
    }
    return times;
  };
  await until(async () => (await missing()).length === 0);
  for (const agent of agents) await agent.stop();
  const lost = await missing();
  const stored = await storedNumbers();
  const taken = new Set(agents.flatMap((agent) => [...agent.taken]));
  const said = new Set(agents.flatMap((agent) => [...agent.taken, ...agent.waited]));
  if (lost.length > 0) for (const agent of agents) process.stderr.write(agent.said());
  const outcome: Outcome = {
    taken: taken.size,
    stored: stored.size,
    lost,
    doubled: [...stored].filter(([, times]) => times > 1).map(([number]) => number),
    unsaid: [...stored.keys()].filter((number) => !said.has(number)).length,
    kills: done,
    mischief: line.counts,
    diskWasFull: disk.isMounted,
  };
  await line.close();
  await server.stop();
  await mosquitto?.kill();
  await database.close();
  await target.drop();
  disk.remove();
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}
