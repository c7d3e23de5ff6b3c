import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { readMigrations } from "../../db/migrations/files";
import { nextNumber, pagesOf } from "../../db/queries/records/tables";
import type { Sql } from "../../db/sql";
import type { Context } from "../context";
import { authoriseEverything } from "./internal/authorise";
import { FORMAT, type Header, KEPT, VERSION } from "./internal/format";

const PAGE = 1000;

interface Options {
  /** Called now and then with the rows done so far. */
  onProgress?: (rows: number) => void;
}

/**
 * Writes every row of the database except sessions, as of the start, to a file that only its owner may read. The file
 * appears complete or not at all and replaces one of the same name. Returns the number of rows by table.
 * @throws AppError forbidden; file-system errors
 */
export async function writeBackup(
  ctx: Context,
  { file }: { file: string },
  { onProgress = () => {} }: Options = {},
): Promise<Record<string, number>> {
  authoriseEverything(ctx);
  const partial = `${file}.partial`;
  const rows: Record<string, number> = {};
  await rm(partial, { force: true });
  try {
    await ctx.database.snapshot((sql) => {
      const content = Readable.from(sealed(everything(ctx, sql, rows, onProgress), rows));
      return pipeline(content, createGzip(), createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true }));
    });
    await rename(partial, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return rows;
}

async function* everything(
  { database: { dialect }, now }: Context,
  sql: Sql,
  counts: Record<string, number>,
  onProgress: (rows: number) => void,
): AsyncGenerator<string> {
  const migrations = readMigrations(dialect).map(({ name }) => name);
  const header: Header = { format: FORMAT, version: VERSION, created: new Date(now()).toISOString(), migrations };
  yield line(header);
  let done = 0;
  for (const model of KEPT) {
    const columns = model.fields.map(({ name }) => name);
    yield line({ table: model.name, columns, next: await nextNumber(sql, dialect, model) });
    counts[model.name] = 0;
    for await (const page of pagesOf(sql, dialect, model, PAGE)) {
      yield page.map(line).join("");
      counts[model.name] = (counts[model.name] ?? 0) + page.length;
      done += page.length;
      onProgress(done);
    }
  }
}

/** The content, followed by its trailer. */
async function* sealed(content: AsyncIterable<string>, rows: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const part of content) {
    hash.update(part);
    yield part;
  }
  yield line({ rows, sha256: hash.digest("hex") });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Without this a power failure may lose the rename itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
