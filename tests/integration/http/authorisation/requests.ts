import { createHash } from "node:crypto";
import { createGroup } from "@/lib/services/groups";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { createTemperatureData } from "@/lib/services/temperature-data";
import { createUser } from "@/lib/services/users";
import type { ServerBench } from "../../support/server";
import { JSON_TYPE } from "../support/client";
import type { Row } from "./table";

const PLACE = { lat: 52.5, lon: 13.4 };
let made = 0;

/** Numbers and times that no other request has. */
function next(): { name: string; time: number } {
  made += 1;
  return { name: `Test ${made}`, time: Date.UTC(2020, 0, 1) + made * 60_000 };
}

/** Creates the record that a path names in braces, and returns the path. */
export async function targetOf(fixture: ServerBench, { path }: Pick<Row, "path">, station: number): Promise<string> {
  const collection = path.split("/")[1] ?? "";
  const make = MAKERS[path.startsWith("/api/v1/") ? "v1" : collection];
  if (!path.includes("{")) return path;
  if (!make) throw new Error(`It is not known what to ask for at ${path}.`);
  return make(fixture, path, station);
}

type Maker = (fixture: ServerBench, path: string, station: number) => Promise<string>;

const MAKERS: Record<string, Maker> = {
  station: async (_bench, path, station) => withId(path, station),
  "temperature-data": async ({ ctx }, path) => {
    const fields = { timestamp: next().time, temperature: 5, ...PLACE };
    return withId(path, (await createTemperatureData(ctx(), fields)).id);
  },
  "sensor-data": async (fixture, path, station) => withId(path, `${station}-${await newReading(fixture, station)}`),
  users: async ({ ctx }, path) => {
    const username = next().name.replace(" ", "");
    return withId(path, (await createUser(ctx(), { username, password: "a password" })).id);
  },
  groups: async ({ ctx }, path) => withId(path, (await createGroup(ctx(), { name: next().name })).id),
  v1: async (fixture, path, station) => {
    if (!path.includes("{time}")) return withId(path, station);
    return withId(path, station).replace("{time}", String(await newReading(fixture, station)));
  },
};

/** A station that a caller may delete. */
export async function spareStation({ ctx }: ServerBench): Promise<number> {
  return (await createStation(ctx(), { name: next().name, ...PLACE })).id;
}

function withId(path: string, id: number | string): string {
  return path.replace("{id}", String(id));
}

async function newReading({ ctx }: ServerBench, station: number): Promise<number> {
  const { time } = next();
  await record(ctx(), [{ station, time: time / 1000, temperature: 5 }]);
  return time;
}

/** A valid body, so that the result depends on the caller only. */
export function bodyOf({ method, path }: Row, target: string, station: number): RequestInit {
  const fields = fieldsOf(method, path, target, station);
  return fields ? { headers: { "Content-Type": JSON_TYPE }, body: JSON.stringify(fields) } : {};
}

function fieldsOf(method: string, path: string, target: string, station: number): object | undefined {
  if (!["POST", "PUT", "PATCH"].includes(method)) return undefined;
  const { name, time } = next();
  const observation = { timestamp: String(time / 1000), temperature: "7" };
  const [, readingTime = time] = target.match(/\/\d+-(\d+)\/$/) ?? [];
  switch (path) {
    case "/station/":
      return { name, ...observation, ...PLACE };
    case "/station/{id}/":
      return method === "PUT" ? { name, ...observation, ...PLACE } : { name };
    case "/temperature-data/":
    case "/temperature-data/{id}/":
      return { ...observation, ...PLACE };
    case "/sensor-data/":
    case "/sensor-data/{id}/":
      return { station, time: new Date(Number(readingTime)).toISOString(), temperature: 7 };
    case "/users/":
    case "/users/{id}/":
      return { username: name.replace(" ", ""), ...(method === "POST" ? { password: "a password" } : {}) };
    case "/groups/":
    case "/groups/{id}/":
      return { name };
    case "/api/v1/readings":
      return { station, time: time / 1000, temperature: 7 };
    case "/api/v1/events":
      return { id: name.replace(" ", "-"), station, type: "started" };
    case "/api/v1/device/status":
      return { status: "online" };
    case "/api/v1/device/replies":
      return { id: FIRST_COMMAND, status: "done" };
    case "/api/v1/stations/{id}/readings/{time}/corrections":
      return { change: { kind: "correct", metric: "temperature", value: 8 }, reason: "the test" };
    default:
      return {};
  }
}

/** The command that newCallers gives the keys' station, the first of its server. */
const FIRST_COMMAND = 1;

const TABLES = {
  Station: "*",
  SensorData: "*",
  TemperatureData: "*",
  User: "*",
  Group: "*",
  UserGroup: "*",
  UserPermission: "*",
  GroupPermission: "*",
  LogEntry: `"id"`,
  // A device's last use does not count as a change.
  DeviceKey: `"id", "hash", "revokedAt"`,
  DeviceCommand: `"id", "status"`,
  DeviceEvent: "*",
};

/** A device's presence does not count as a change, nor does a log entry of a refused login. */
const WHERE: Record<string, string> = {
  DeviceEvent: `WHERE "type" NOT IN ('online', 'stale', 'offline')`,
  LogEntry: `WHERE "action" IN ('add', 'change', 'delete')`,
};

/** Everything that a request could have changed, by table. */
export async function stored({ database: { read } }: ServerBench): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const rows = await read.all(`SELECT ${columns} FROM "${table}" ${WHERE[table] ?? ""}`, []);
    found[table] = `${rows.length} rows, ${createHash("sha256").update(JSON.stringify(rows)).digest("hex")}`;
  }
  return found;
}
