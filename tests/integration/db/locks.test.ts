import { expect, it, onTestFinished } from "vitest";
import { type Database, open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import type { Sql } from "@/lib/db/sql";
import { toAppError } from "@/lib/outage";
import { throwaway } from "../support/throwaway";

const touch = (sql: Sql) => sql.run(`UPDATE "Setting" SET "value" = "value"`, []);

/** Two connections to the same file, the second with this timeout; the first holds the lock until told otherwise. */
async function held(lockMs: number): Promise<{ waiting: Database; release: () => Promise<void> }> {
  const target = await throwaway("sqlite");
  await migrate(target.url);
  const holder = open(target.url);
  const waiting = open(target.url, { lockMs });
  let end: () => void = () => {};
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  let holding: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve) => {
    holding = holder.transaction(async (sql) => {
      await touch(sql);
      resolve();
      await until;
    });
  });
  const release = async () => {
    end();
    await holding;
  };
  onTestFinished(async () => {
    await release();
    await waiting.close();
    await holder.close();
    await target.drop();
  });
  return { waiting, release };
}

const WRITES: [string, (database: Database) => Promise<unknown>][] = [
  ["a transaction", (database) => database.transaction(touch)],
  [
    "one of Prisma's",
    ({ prisma }) => prisma.$transaction(async (tx) => tx.setting.create({ data: { name: "a", value: "" } })),
  ],
  ["a change by itself", ({ prisma }) => prisma.setting.create({ data: { name: "b", value: "" } })],
];

it.each(WRITES)("%s waits for another process's lock without blocking the event loop", async (_title, write) => {
  const { waiting, release } = await held(600_000);
  let isDone = false;
  const writing = write(waiting).then(() => {
    isDone = true;
  });
  // Timers and readers are not blocked.
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await expect.poll(() => waiting.prisma.setting.count().then(() => turns)).toBeGreaterThan(20);
  clearInterval(timer);
  expect(isDone).toBe(false);
  await release();
  await writing;
});

it.each(WRITES)("%s is refused with a retryable error when the lock lasts too long", async (_title, write) => {
  const { waiting } = await held(1);
  const refusals = await Promise.all(Array.from({ length: 3 }, () => write(waiting).then(() => "done", toAppError)));
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "unavailable", retryAfter: 2 });
});
