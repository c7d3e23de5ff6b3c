import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginSession } from "@/lib/auth/session";
import { open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import { userByName } from "@/lib/db/queries/users/logins";
import type { Dialect } from "@/lib/db/url";
import { restoreBackup, writeBackup } from "@/lib/services/backup";
import { replyToCommand, sendCommand } from "@/lib/services/commands";
import type { Context } from "@/lib/services/context";
import { reportStatus } from "@/lib/services/devices";
import { recordEvents } from "@/lib/services/events";
import { createKey } from "@/lib/services/keys";
import { addCalibration } from "@/lib/services/metadata";
import { createPeriodValue } from "@/lib/services/period-values";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, removeStation } from "@/lib/services/stations";
import { createUser } from "@/lib/services/users";
import { onEachDatabase, throwaway } from "./support/database";

const NOW = Date.UTC(2026, 5, 1);

onEachDatabase("backup", (fixture) => {
  let folder: string;
  let file: string;
  let lastId: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "weather-backup-"));
    file = join(folder, "all.gz");
    const ctx = fixture.ctx({ now: NOW });
    await createUser(ctx, { username: "Ærøskøbing", password: "correct horse", isStaff: true });
    await logIn(ctx);
    const { id } = await createStation(ctx, {
      name: "“Quoted” 🌧",
      description: "Line\u2028break",
      lat: 10,
      lon: 20,
      isPublic: false,
    });
    await createKey(ctx, { stationId: id, name: "Pi" });
    const times = Array.from({ length: 2500 }, (_, i) => NOW - i * 600_000);
    const extra = { co2: 410.25 };
    await record(
      ctx,
      times.map((time, i) => ({ station: id, time, temperature: i / 7, windDirection: i % 360, extra })),
    );
    await record(ctx, [{ station: id, time: NOW - 1, temperature: 600 }]);
    const period = { from: NOW - 86_400_000, to: NOW };
    await addCalibration(ctx, { stationId: id, metric: "humidity", since: NOW - 86_400_000, offset: 2 });
    await createPeriodValue(ctx, { stationId: id, metric: "temperature", statistic: "max", value: 31.1, ...period });
    await refresh(ctx);
    await reportStatus(ctx, { stationId: id, status: { status: "online", interval: 10.5, light: true } });
    await recordEvents(ctx, [{ id: "a.1", station: id, type: "sensor_fault", message: "−EIO", data: { tries: 3 } }]);
    const command = await sendCommand(ctx, { stationId: id, request: { name: "light", on: null } });
    await replyToCommand(ctx, { stationId: id, reply: { id: command.id, status: "done", result: { light: null } } });
    await record(ctx, [{ station: id, time: Date.UTC(1850, 0, 1), temperature: -1.5 }]);
    lastId = (await createStation(ctx, { name: "Gone", lat: 0, lon: 0 })).id;
    await removeStation(ctx, { id: lastId });
    await writeBackup(ctx, { file });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function logIn({ database }: Context): Promise<void> {
    const user = await userByName(database.read, "Ærøskøbing");
    if (!user) throw new Error("no such user");
    await beginSession(database, user, { address: "192.0.2.1", userAgent: "a test" }, NOW);
  }

  const content = (path: string) => gunzipSync(readFileSync(path)).toString("utf8").split("\n").slice(1, -2);

  async function newDatabase(dialect: Dialect): Promise<{ ctx: Context; drop: () => Promise<void> }> {
    const target = await throwaway(dialect);
    await migrate(target.url);
    const database = open(target.url);
    const drop = () => database.close().then(target.drop);
    return { ctx: { ...fixture.ctx(), database }, drop };
  }

  /** Runs `work` on a new database with all migrations. */
  async function elsewhere(dialect: Dialect, work: (ctx: Context) => Promise<void>): Promise<void> {
    const { ctx, drop } = await newDatabase(dialect);
    await work(ctx).finally(drop);
  }

  it("a backup file is readable by its owner only, and no temporary file is left behind", () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["all.gz"]);
  });

  it("a backup restores the same rows into a database of the other kind, and back", async () => {
    const others: Dialect[] =
      fixture.dialect === "mysql" || process.env.TEST_MYSQL_URL ? ["sqlite", "mysql"] : ["sqlite"];
    let source = file;
    for (const dialect of [...others, fixture.dialect]) {
      const copy = join(folder, `${dialect}.gz`);
      await elsewhere(dialect, async (ctx) => {
        expect(await restoreBackup(ctx, { file: source })).toBeGreaterThan(2500);
        await writeBackup(ctx, { file: copy });
        expect(content(copy)).toEqual(content(file));
        const { id } = await createStation(ctx, { name: "Next", lat: 0, lon: 0 });
        expect(id).toBe(lastId + 1);
      });
      source = copy;
    }
  });

  it("a backup holds no sessions, and restoring it ends those of the database", async () => {
    expect(await fixture.database.prisma.session.count()).toBe(1);
    expect(content(file).filter((line) => line.includes("192.0.2.1"))).toEqual([]);
    await elsewhere(fixture.dialect, async (ctx) => {
      await createUser(ctx, { username: "Ærøskøbing", password: "correct horse" });
      await logIn(ctx);
      await restoreBackup(ctx, { file }, { force: true });
      expect(await ctx.database.prisma.session.count()).toBe(0);
    });
  });

  it("restoring a backup does not overwrite data unless told to", async () => {
    await expect(restoreBackup(fixture.ctx(), { file })).rejects.toThrow(
      /^The database is not empty: it has rows in User, /,
    );
    await elsewhere(fixture.dialect, async (ctx) => {
      await createStation(ctx, { name: "In the way", lat: 0, lon: 0 });
      await restoreBackup(ctx, { file }, { force: true });
      expect(await ctx.database.prisma.station.count({ where: { name: "In the way" } })).toBe(0);
    });
  });

  /** The backup with changed lines and a recomputed checksum. */
  function resealed(change: (lines: string[]) => string[]): Buffer {
    const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n").slice(0, -1);
    const trailer = JSON.parse(lines.pop() ?? "") as { rows: object };
    const body = change(lines)
      .map((line) => `${line}\n`)
      .join("");
    const sha256 = createHash("sha256").update(body).digest("hex");
    return gzipSync(`${body}${JSON.stringify({ ...trailer, sha256 })}\n`);
  }

  const firstLine = (from: string, to: string) => (lines: string[]) =>
    lines.map((line, i) => (i === 0 ? line.replace(from, to) : line));

  describe("a damaged or foreign backup file", () => {
    let other: Awaited<ReturnType<typeof newDatabase>>;
    beforeAll(async () => {
      other = await newDatabase(fixture.dialect);
      await createStation(other.ctx, { name: "Here before", lat: 0, lon: 0 });
    });
    afterAll(() => other.drop());

    it.each<[string, () => Buffer, RegExp]>([
      ["another file", () => gzipSync("time,temperature\n"), /^The file is not a weather-station backup\.$/],
      ["no gzip", () => Buffer.from("time,temperature\n"), /incorrect header check/],
      ["a cut file", () => readFileSync(file).subarray(0, -100), /unexpected end of file/],
      [
        "a cut content",
        () => gzipSync(gunzipSync(readFileSync(file)).subarray(0, 9_000)),
        /^The backup ends too early/,
      ],
      [
        "lines lost at the end",
        () => gzipSync(`${content(file).slice(0, 50).join("\n")}\n`),
        /^The (file is no|backup ends)/,
      ],
      [
        "a changed value",
        () => gzipSync(gunzipSync(readFileSync(file)).toString("utf8").replace("410.25", "410.26")),
        /checksum is wrong/,
      ],
      ["a row lost", () => resealed((lines) => lines.toSpliced(2, 1)), /checksum is wrong/],
      ["a table lost", () => resealed((lines) => lines.slice(0, -1)), /checksum is wrong/],
      [
        "a row of other types",
        () => resealed((lines) => lines.map((line) => line.replace('"Ærøskøbing"', "17"))),
        /damaged in line 3: it is not a row of User/,
      ],
      [
        "a newer format",
        () => resealed(firstLine('"version":1', '"version":2')),
        /version 2, this program reads version 1/,
      ],
      [
        "a newer program",
        () => resealed(firstLine('"migrations":[', '"migrations":["29991231_x",')),
        /newer program, with the migration 29991231_x/,
      ],
      ["an older program", () => resealed(firstLine("_init", "_first")), /newer program/],
      [
        "a table that no backup holds",
        () => resealed((lines) => lines.map((line) => line.replace('{"table":"Setting"', '{"table":"Session"'))),
        /a table Session/,
      ],
      [
        "a table of others",
        () => resealed((lines) => lines.map((line) => line.replace('{"table":"Setting"', '{"table":"sqlite_master"'))),
        /a table sqlite_master/,
      ],
    ])("restoring a damaged backup is refused before anything is written: %s", async (_title, make, message) => {
      const bad = join(folder, "bad.gz");
      writeFileSync(bad, make());
      await expect(restoreBackup(other.ctx, { file: bad }, { force: true })).rejects.toThrow(message);
      expect(await other.ctx.database.prisma.station.count()).toBe(1);
      rmSync(bad);
    });
  });

  it("a backup is a snapshot of when it began, whatever is written meanwhile", async () => {
    const rows = (of: string) => content(of).filter((line) => line.startsWith("["));
    const path = join(folder, "snapshot.gz");
    let written = false;
    const ctx = fixture.ctx();
    let writing: Promise<unknown> = Promise.resolve();
    const onProgress = () => {
      if (!written) writing = createStation(ctx, { name: "Too late", lat: 0, lon: 0 });
      written = true;
    };
    await writeBackup(ctx, { file: path }, { onProgress });
    await writing;
    expect(rows(path)).toEqual(rows(file));
    expect(await fixture.database.prisma.station.count({ where: { name: "Too late" } })).toBe(1);
  });

  it("a backup requires the permission to see everything", async () => {
    const actor = { kind: "anonymous" } as const;
    await expect(writeBackup(fixture.ctx({ actor }), { file })).rejects.toThrow("permission");
    await expect(restoreBackup(fixture.ctx({ actor }), { file })).rejects.toThrow("permission");
  });
});
