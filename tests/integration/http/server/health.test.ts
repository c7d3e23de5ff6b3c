import { existsSync, renameSync } from "node:fs";
import mysql, { type RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { freePort } from "../../../support/free-port";
import { launch, onEachServer, type RunningServer, startServer } from "../../support/server";
import { DIALECTS, type Throwaway, throwaway } from "../../support/throwaway";
import { basic } from "../support/client";
import { Line } from "./line";

const READY = { status: "ready", checks: { database: "ok", migrations: "ok", clock: "ok", mqtt: "off" } };

async function readiness(server: RunningServer): Promise<{ status: number; body: unknown }> {
  const response = await server.fetch("/readyz");
  return { status: response.status, body: await response.json() };
}

onEachServer("the server's health", (fixture) => {
  it("the server is alive and ready", async () => {
    const alive = await fixture.server.fetch("/healthz");
    expect(alive.status).toBe(200);
    expect(await alive.json()).toEqual({ status: "alive" });
    expect(await readiness(fixture.server)).toEqual({ status: 200, body: READY });
  });

  it("the server is ready with readings of the future, and tells how many stations have them, but not which", async () => {
    const { prisma } = fixture.database;
    const ids: number[] = [];
    for (const name of ["Attic", "Cellar"]) ids.push((await createStation(fixture.ctx(), { name, lat: 1, lon: 2 })).id);
    const set = (timestamp: Date | null) =>
      prisma.station.updateMany({ where: { id: { in: ids } }, data: { timestamp } });
    await set(new Date(Date.now() + 3_600_000));
    const text = "2 stations have a latest reading in the future: the clock was ahead, or is behind now";
    expect(await readiness(fixture.server)).toEqual({
      status: 200,
      body: { ...READY, checks: { ...READY.checks, clock: text } },
    });
    await set(null);
    expect(await readiness(fixture.server)).toEqual({ status: 200, body: READY });
  });

  it("the server is not ready while a migration is missing, and names it", async () => {
    const { prisma } = fixture.database;
    const rows = await prisma.$queryRawUnsafe<{ name: string }[]>(
      "SELECT migration_name AS name FROM _prisma_migrations ORDER BY migration_name",
    );
    const names = rows.map(({ name }) => name).join(", ");
    await prisma.$executeRawUnsafe("CREATE TABLE kept AS SELECT * FROM _prisma_migrations");
    await prisma.$executeRawUnsafe("DELETE FROM _prisma_migrations");
    expect(await readiness(fixture.server)).toEqual({
      status: 503,
      body: {
        status: "not ready",
        checks: { database: "ok", migrations: `pending: ${names}`, clock: "ok", mqtt: "off" },
      },
    });
    expect((await fixture.server.fetch("/healthz")).status).toBe(200);
    await prisma.$executeRawUnsafe("INSERT INTO _prisma_migrations SELECT * FROM kept");
    await prisma.$executeRawUnsafe("DROP TABLE kept");
    expect((await readiness(fixture.server)).status).toBe(200);
  });

  it.each([
    ["/healthz", {}, 200],
    ["/readyz", {}, 200],
    ["/station/", {}, 401],
    ["/station/", basic("admin", "wrong"), 401],
    ["/station/", { Accept: "text/csv" }, 406],
    ["/api/v1/readings", {}, 401],
    ["/api/trpc/stations.list", {}, 200],
    ["/api/trpc/nothing", {}, 404],
    ["/", {}, 200],
    ["/nothing", {}, 404],
    ["/icon.svg", {}, 200],
  ])("%s with %j can be neither framed nor sniffed, and sends no referrer elsewhere", async (path, headers, status) => {
    const response = await fixture.server.fetch(path, { headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("referrer-policy")).toBe("same-origin");
    expect(response.headers.get("x-powered-by")).toBeNull();
  });
});

it.runIf(DIALECTS.includes("mysql"))(
  "a starting server is alive, and asks all other requests to retry later",
  async () => {
    const target = await throwaway("mysql");
    // As if another process migrated the same database: the server keeps waiting until that is done.
    const other = await mysql.createConnection(new URL("/", target.url).href);
    await other.query("SELECT GET_LOCK(?, 0)", [`migrate:${new URL(target.url).pathname.slice(1)}`]);
    const port = await freePort();
    const server = launch({ DATABASE_URL: target.url, PORT: String(port) });
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    await expect.poll(() => get("/healthz")).toMatchObject({ status: 200 });
    const early = await get("/station/");
    expect(early?.status).toBe(503);
    expect(early?.headers.get("retry-after")).toBe("2");
    expect(await early?.json()).toEqual({ detail: "The server is starting." });
    await other.end();
    await expect.poll(() => get("/readyz")).toMatchObject({ status: 200 });
    await server.kill("SIGKILL");
    await target.drop();
  },
);

describe("a missing database", () => {
  it("the health check notices a missing database file and its return, and does not create the file", async () => {
    const target = await throwaway("sqlite");
    const file = target.url.slice("file:".length);
    const server = await startServer({ DATABASE_URL: target.url });
    renameSync(file, `${file}.away`);
    const { status, body } = await readiness(server);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "not ready" });
    expect(existsSync(file)).toBe(false);
    renameSync(`${file}.away`, file);
    expect((await readiness(server)).status).toBe(200);
    await server.kill("SIGKILL");
    await target.drop();
  });

  describe.runIf(DIALECTS.includes("mysql"))("a database server that stops", () => {
    let target: Throwaway;
    let line: Line;
    let server: RunningServer;

    beforeAll(async () => {
      target = await throwaway("mysql");
      line = await Line.to(target.url);
      server = await startServer({ DATABASE_URL: line.through(target.url) });
    });

    afterAll(async () => {
      await server?.kill("SIGKILL");
      await line.cut();
      await target.drop();
    });

    it("the health check notices an unreachable database server and its return, and does not reveal its address", async () => {
      await line.cut();
      const [ready, refused, alive] = await Promise.all([
        readiness(server),
        server.fetch("/station/", { headers: basic("admin", "x") }),
        server.fetch("/healthz"),
      ]);
      expect(ready).toEqual({
        status: 503,
        body: {
          status: "not ready",
          checks: {
            database: "The database does not answer.",
            migrations: "The migrations could not be checked.",
            clock: "The clock could not be checked.",
            mqtt: "off",
          },
        },
      });
      expect(alive.status).toBe(200);
      expect(refused.status).toBe(503);
      expect(await refused.json()).toEqual({ detail: "The database does not answer." });
      await line.mend();
      await expect.poll(() => readiness(server)).toEqual({ status: 200, body: READY });
    });

    it("the health check notices a dropped database, and does not create it", async () => {
      const name = new URL(target.url).pathname.slice(1);
      const connection = await mysql.createConnection(new URL("/", target.url).href);
      await connection.query(`DROP DATABASE ${name}`);
      expect((await readiness(server)).status).toBe(503);
      const [rows] = await connection.query<RowDataPacket[]>("SHOW DATABASES LIKE ?", [name]);
      expect(rows).toEqual([]);
      await connection.end();
    });
  });
});
