import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import { onEachDatabase, throwaway } from "../support/database";
import { startChild } from "./child";

const FDS = "/proc/self/fd";

/** What this process holds open: a file's path, or "socket:[…]". */
function openFiles(): string[] {
  return readdirSync(FDS).flatMap((fd) => {
    try {
      return [readlinkSync(`${FDS}/${fd}`)];
    } catch {
      return []; // The descriptor of the folder itself is closed by now.
    }
  });
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

onEachDatabase("database connections", (fixture) => {
  /** The maximum number of descriptors that a database's connections take: on MySQL all sockets of the process. */
  const descriptors = (url = fixture.url) => {
    const file = url.replace(/^file:/, "");
    return openFiles().filter((name) => name.startsWith(fixture.dialect === "sqlite" ? file : "socket:")).length;
  };

  it.runIf(existsSync(FDS))("connections do not grow with the number of transactions", async () => {
    const { prisma, transaction } = fixture.database;
    const work = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, i) =>
          i % 2 === 0
            ? prisma.$transaction(async (tx) => tx.setting.count())
            : transaction((sql) => sql.all(`SELECT COUNT(*) FROM "Setting"`, [])),
        ),
      );
    await work(50);
    const before = descriptors();
    for (let i = 0; i < 10; i++) await work(50);
    expect(before).toBeGreaterThan(0);
    // A pool may still open the last of its ten connections.
    expect(descriptors()).toBeLessThanOrEqual(before + 10);
  });

  /** The number of connections to a database; on MySQL as the server counts them. */
  async function connectionsTo(url: string): Promise<number> {
    if (fixture.dialect === "sqlite") {
      collectGarbage(); // The driver keeps a file open as long as there are statements on it.
      return descriptors(url);
    }
    const rows = await fixture.database.read.all<{ count: number }>(
      "SELECT COUNT(*) AS count FROM information_schema.processlist WHERE db = ?",
      [new URL(url).pathname.slice(1)],
    );
    return Number(rows[0]?.count);
  }

  it.runIf(fixture.dialect === "mysql" || existsSync(FDS))(
    "connections end with close(), and cannot be used after it",
    async () => {
      const { url, drop } = await throwaway(fixture.dialect);
      onTestFinished(drop);
      await migrate(url);
      const own = open(url);
      await Promise.all(Array.from({ length: 20 }, () => own.prisma.$transaction((tx) => tx.setting.count())));
      expect(await connectionsTo(url)).toBeGreaterThan(0);
      await own.close();
      await expect.poll(() => connectionsTo(url)).toBe(0);
      await expect(own.prisma.setting.count()).rejects.toThrow();
      await expect(own.transaction(async () => {})).rejects.toThrow();
      await expect(own.read.all("SELECT 1", [])).rejects.toThrow();
    },
  );

  it("connections of two processes write without losing anything", async () => {
    const name = "shared";
    await fixture.database.prisma.setting.create({ data: { name, value: "0" } });
    const child = await startChild("increment", [fixture.url, name, "200"]);
    const ours = async () => {
      for (let i = 0; i < 200; i++) {
        await fixture.database.transaction((sql) =>
          sql.run(`UPDATE "Setting" SET "value" = "value" + 1 WHERE "name" = ?`, [name]),
        );
      }
    };
    await Promise.all([child.run(), ours()]);
    const { value } = await fixture.database.prisma.setting.findUniqueOrThrow({ where: { name } });
    expect(Number(value)).toBe(400);
  });
});
