import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import type { Context } from "@/lib/services/context";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { MINUTE_MS } from "@/lib/weather/time/durations";
import { HAS_MARIADB, OwnMariadb } from "../../support/mariadb";
import { brokerOf, connect, MQTT } from "../../support/mqtt-devices";
import { type RunningServer, startServer } from "../../support/server";
import { smallDisk } from "../../support/small-disk";
import { bearer, READINGS } from "../support/client";
import { signedIn } from "../support/signed-in";

const START = Date.UTC(2025, 0, 1);
const PASSWORD = "a password of the test";
const PAGE = { Accept: "text/html" };

/** A server on a database, with a station, its device and a staff user. Pages get new addresses, which no cache has. */
class World {
  #next = 0;
  /** Times of readings that were acknowledged. */
  readonly acknowledged = new Set<number>();

  private constructor(
    readonly server: RunningServer,
    readonly database: Database,
    readonly stationId: number,
    readonly key: string,
    readonly staff: { Cookie: string },
  ) {}

  /** The system's context, with which a test prepares data. */
  get ctx(): Context {
    return { database: this.database, actor: system("test"), now: Date.now };
  }

  static async on(url: string): Promise<World> {
    const server = await startServer({ ...MQTT, DATABASE_URL: url });
    const database = open(url);
    const ctx: Context = { database, actor: system("test"), now: Date.now };
    const { id } = await createStation(ctx, { name: "Roof", lat: 52.5, lon: 13.4 });
    const { key } = await createKey(ctx, { stationId: id, name: "roof" });
    await createUser(ctx, { username: "anna", password: PASSWORD, groupIds: [], isStaff: true, isSuperuser: true });
    const { headers } = await signedIn(ctx, { isStaff: true, isSuperuser: true });
    return new World(server, database, id, key, headers);
  }

  /** Posts new readings, and remembers those that were acknowledged. */
  async post(count = 1): Promise<Response> {
    const times = Array.from({ length: count }, () => START + this.#next++ * MINUTE_MS);
    const response = await this.server.fetch(READINGS, {
      method: "POST",
      headers: { ...bearer(this.key), "Content-Type": "application/json" },
      body: JSON.stringify(times.map((time) => ({ time: new Date(time).toISOString(), temperature: 1 }))),
    });
    if (response.status === 201) for (const time of times) this.acknowledged.add(time);
    return response;
  }

  /** Read-only requests, by name. */
  readonly reading: Record<string, () => Promise<Response>> = {
    "REST by a session": () => this.server.fetch("/station/", { headers: this.staff }),
    "the browsable API": () => this.server.fetch("/station/", { headers: { ...this.staff, ...PAGE } }),
    tRPC: () => this.server.fetch("/api/trpc/stations.list"),
    "tRPC of the admin": () => this.server.fetch("/api/trpc/admin.index", { headers: this.staff }),
    "the map": () => this.server.fetch(`/?at=0,0&zoom=${this.#next++}`, { headers: PAGE }),
    "a station's page": () => this.server.fetch(`/stations/${this.stationId}?at=${this.#next++}`, { headers: PAGE }),
    "the admin": () => this.server.fetch("/admin/", { headers: { ...this.staff, ...PAGE } }),
    "a session by NextAuth": () => this.server.fetch("/api/auth/session", { headers: this.staff }),
    "a feed": () => this.server.fetch(`/stations/${this.stationId}/feed.atom`),
    "live events": () => this.server.fetch("/api/live", { headers: this.staff }),
  };

  /** Requests that write, or that verify a password or key. */
  readonly writing: Record<string, () => Promise<Response>> = {
    "a reading": () => this.post(),
    "a login by its form": () => this.logIn(),
  };

  async logIn(): Promise<Response> {
    const form = await this.server.fetch("/admin/login/");
    const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await form.text())?.[1] ?? "";
    const cookie = form.headers
      .getSetCookie()
      .map((line) => line.split(";", 1)[0])
      .join("; ");
    return this.server.fetch("/admin/login/", {
      method: "POST",
      headers: { Cookie: cookie },
      body: new URLSearchParams({ username: "anna", password: PASSWORD, csrfmiddlewaretoken: token }),
      redirect: "manual",
    });
  }

  async isReady(): Promise<boolean> {
    return (await this.server.fetch("/readyz")).status === 200;
  }

  async stored(): Promise<Set<number>> {
    const rows = await this.database.prisma.sensorData.findMany({
      where: { stationId: this.stationId },
      select: { time: true },
    });
    return new Set(rows.map(({ time }) => time.getTime()));
  }

  async end(): Promise<void> {
    await this.server.kill("SIGKILL");
    await this.database.close();
  }
}

/** Of an imported file: several dozen transactions. */
const LINES = 50_000;

/** Answers that ask to retry later, each with its own message. */
async function saysToWait(name: string, response: Response): Promise<void> {
  expect({ name, status: response.status }).toEqual({ name, status: 503 });
  expect(Number(response.headers.get("retry-after")), name).toBeGreaterThan(0);
  const text = await response.text();
  expect(text, name).toMatch(/The database (does not answer|is busy|takes no changes|has no space left)/);
  expect(text, name).not.toMatch(/127\.0\.0\.1|weather:|SQL|prisma/i);
  if (response.headers.get("content-type")?.startsWith("text/html") && /http-equiv/.test(text)) {
    expect(text, name).toMatch(/<meta http-equiv="refresh" content="\d+"/);
  }
}

function launchManage(databaseUrl: string, args: readonly string[]) {
  const child = spawn(process.execPath, ["dist/manage.mjs", ...args], {
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: databaseUrl },
    stdio: ["pipe", "ignore", "inherit"],
  });
  return { stdin: child.stdin, ended: once(child, "close").then(([code]) => code as number | null) };
}

function pick(ways: World["reading"], ...names: string[]): World["reading"] {
  return Object.fromEntries(Object.entries(ways).filter(([name]) => names.includes(name)));
}

async function works(ways: Record<string, () => Promise<Response>>): Promise<void> {
  for (const [name, ask] of Object.entries(ways)) {
    const response = await ask();
    expect([200, 201, 302], name).toContain(response.status);
    await response.body?.cancel();
  }
}

async function waits(ways: Record<string, () => Promise<Response>>): Promise<void> {
  await Promise.all(Object.entries(ways).map(async ([name, ask]) => saysToWait(name, await ask())));
}

/** Fills the disk, and the free space inside a table's file: then readings are refused, and everything is still shown. */
async function isFull(world: World, disk: ReturnType<typeof smallDisk>): Promise<void> {
  disk.fill();
  try {
    let response = await world.post(1000);
    for (let i = 0; response.status === 201 && i < 200; i += 1) response = await world.post(1000);
    await saysToWait("readings", response);
    await works(world.reading);
  } finally {
    disk.empty();
  }
}

/** Checks that the process survives and reports the outage, and that acknowledged readings are there in the end. */
async function recovers(world: World): Promise<void> {
  await expect.poll(() => world.isReady()).toBe(true);
  await expect.poll(async () => (await world.post()).status).toBe(201);
  await works(world.reading);
  await works(world.writing);
  const stored = await world.stored();
  expect([...world.acknowledged].filter((time) => !stored.has(time))).toEqual([]);
}

describe.runIf(HAS_MARIADB)("an outage of a database server", () => {
  let mariadb: OwnMariadb;
  let world: World;

  beforeAll(async () => {
    mariadb = await OwnMariadb.create();
    world = await World.on(mariadb.url);
  });
  afterAll(async () => {
    await world?.end();
    await mariadb?.remove();
  });
  beforeEach(() => recovers(world));

  const isAway = async () => {
    const [alive, ready] = await Promise.all([world.server.fetch("/healthz"), world.server.fetch("/readyz")]);
    expect(alive.status).toBe(200);
    expect(ready.status).toBe(503);
  };

  it.each(["SIGTERM", "SIGKILL"] as const)("requests wait for a database server ended by %s", async (signal) => {
    await mariadb.end(signal);
    try {
      await Promise.all([waits({ ...world.reading, ...world.writing }), isAway()]);
    } finally {
      await mariadb.start();
    }
    await recovers(world);
  });

  it("requests wait for a frozen database server, and those that hung in it end", async () => {
    mariadb.signal("SIGSTOP");
    try {
      await Promise.all([waits({ ...world.reading, ...world.writing }), isAway()]);
    } finally {
      mariadb.signal("SIGCONT");
    }
    await recovers(world);
  });

  it("a database server that is read-only still serves all reads", async () => {
    // So that each visit of a page tries to write down that the session is in use.
    await world.database.prisma.session.updateMany({ data: { lastSeenAt: new Date(0) } });
    await mariadb.query("SET GLOBAL read_only = 1");
    try {
      await works(world.reading);
      await waits(world.writing);
      expect(await world.isReady()).toBe(true);
    } finally {
      await mariadb.query("SET GLOBAL read_only = 0");
    }
    await recovers(world);
  });

  it("a database server on which another client holds a lock still serves all reads", async () => {
    const other = await mariadb.connect();
    try {
      await other.query("USE weather");
      await other.query("START TRANSACTION");
      await other.query("SELECT * FROM Station FOR UPDATE");
      await saysToWait("a reading", await world.post());
      await works(world.reading);
    } finally {
      await other.end();
    }
    await recovers(world);
  });

  it("requests wait for a database server that accepts no more connections", async () => {
    const root = await mariadb.connect();
    await root.query("SET GLOBAL max_connections = 10");
    const taken: Connection[] = [];
    const connectionsOfServer = async () => {
      const statement = "SELECT id FROM information_schema.processlist WHERE user = 'weather'";
      const [rows] = (await root.query(statement)) as unknown as [{ id: number }[]];
      return rows;
    };
    const takeAll = async () => {
      for (;;) {
        const connection = await mariadb.connect().catch(() => undefined);
        if (!connection) return;
        taken.push(connection);
      }
    };
    try {
      await expect
        .poll(async () => {
          for (const { id } of await connectionsOfServer()) await root.query(`KILL ${id}`).catch(() => {});
          await takeAll();
          return connectionsOfServer();
        })
        .toEqual([]);
      await waits({ "a reading": () => world.post(), ...pick(world.reading, "tRPC", "the map") });
    } finally {
      await root.query("SET GLOBAL max_connections = 151");
      for (const connection of [root, ...taken]) connection.destroy();
    }
    await recovers(world);
  });

  it("a database server without space still serves all reads, and loses nothing", async ({ skip }) => {
    if (!mariadb.disk.isMounted) skip("no disk may be mounted here");
    await isFull(world, mariadb.disk);
    await recovers(world);
  });

  it("an import waits for a database server that is away, and continues where it was", async () => {
    const { id } = await createStation(world.ctx, { name: "Imported", lat: 1, lon: 2 });
    const line = (n: number) => `${new Date(START + n * MINUTE_MS).toISOString()},${n % 30}\n`;
    const manage = launchManage(mariadb.url, ["import", "-", "--station", String(id)]);
    const stored = () => world.database.prisma.sensorData.count({ where: { stationId: id } });
    // Enough for the server to end long before the import does.
    manage.stdin.end(`time,temperature\n${Array.from({ length: LINES }, (_, n) => line(n)).join("")}`);
    await expect.poll(stored).toBeGreaterThan(0);
    await mariadb.end("SIGKILL");
    await mariadb.start();
    expect(await stored()).toBeLessThan(LINES);
    expect(await manage.ended).toBe(0);
    expect(await stored()).toBe(LINES);
  });

  it("no MQTT message is acknowledged while the database server is away", async () => {
    const broker = brokerOf(world.server);
    const options = { username: "roof", password: world.key, reconnectPeriod: 100 };
    const { client } = await connect(broker, options);
    await mariadb.end("SIGKILL");
    const time = START - MINUTE_MS;
    let isAcknowledged = false;
    const reading = JSON.stringify({ time: new Date(time).toISOString(), temperature: 2 });
    const publishing = client.publishAsync(`weather/${world.stationId}/readings`, reading, { qos: 1 }).then(() => {
      isAcknowledged = true;
    });
    await new Promise<void>((resolve) => client.once("close", () => resolve()));
    expect(isAcknowledged).toBe(false);
    await mariadb.start();
    await publishing;
    expect(await world.stored()).toContain(time);
  });
});

describe("an outage of a database file", () => {
  let folder: string;
  let world: World;
  let disk: ReturnType<typeof smallDisk>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "weather-outage-"));
    disk = smallDisk(join(folder, "disk"), "32m");
    world = await World.on(`file:${join(folder, "disk", "weather.db")}`);
  });
  afterAll(async () => {
    await world?.end();
    disk?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => recovers(world));

  it("a database file that another process locks is waited for with a timeout, and then refused", async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked: Promise<unknown> = Promise.resolve();
    const other = world.database.transaction(async (sql) => {
      await sql.run(`UPDATE "Setting" SET "value" = "value"`, []);
      asked = waits(world.writing);
      await held;
    });
    await expect.poll(() => world.server.fetch("/healthz").then(({ status }) => status)).toBe(200);
    await works(world.reading);
    await asked;
    release();
    await other;
  });

  it("a database file on a full disk still serves all reads, and loses nothing", async ({ skip }) => {
    if (!disk.isMounted) skip("no disk may be mounted here");
    await isFull(world, disk);
  });
});
