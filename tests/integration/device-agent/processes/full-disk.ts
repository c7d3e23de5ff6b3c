import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Journal } from "@/device-agent/queue/journal";

/** Fills a queue on a small disk, then the disk, then the queue further; then frees space. Prints the findings as JSON. */
async function main(disk: string): Promise<object> {
  const troubles: string[] = [];
  const open = () =>
    new Journal<number, null>({
      dir: join(disk, "queue"),
      maxBytes: 10_000_000,
      schema: z.number(),
      stateSchema: z.null(),
      initial: null,
      fold: () => null,
      mayGo: () => true,
      onDisk: (error) => troubles.push(error instanceof Error && "code" in error ? String(error.code) : "gone"),
      onLoss: () => troubles.push("loss"),
    });
  const journal = open();
  const append = (from: number, to: number) => {
    for (let value = from; value <= to; value++) journal.append(value);
  };
  append(1, 500);
  fill(join(disk, "filler"));
  append(501, 9000);
  const whileFull = { isWritten: journal.isWritten, read: isWhole(journal, 9000) };
  rmSync(join(disk, "filler"));
  append(9001, 9001);
  const after = { isWritten: journal.isWritten };
  await journal.close();
  return { whileFull, after, troubles, reopened: isWhole(open(), 9001) };
}

function fill(path: string): void {
  try {
    writeFileSync(path, Buffer.alloc(64 * 1024 * 1024));
  } catch {
    // The queue's messages show that it was full.
  }
}

/** Whether it contains 1, 2, … up to `last`. */
function isWhole(journal: Journal<number, null>, last: number): boolean {
  let expected = 1;
  for (let after = 0; ; ) {
    const portion = journal.read(after, { items: 500, bytes: 1_000_000 });
    const end = portion.at(-1);
    if (!end) return expected === last + 1;
    after = end.n;
    for (const { entry } of portion) if (entry === expected) expected += 1;
  }
}

main(process.argv[2] ?? "").then((found) => console.log(JSON.stringify(found)));
