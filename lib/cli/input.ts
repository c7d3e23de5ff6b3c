import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { type DiskFile, fileAt, filesAt } from "../services/import";

/** Runs `work` on a file, decompressed if necessary, or on standard input for `-`. */
export async function withInput<T>(file: string, cwd: string, work: (input: DiskFile) => Promise<T>): Promise<T> {
  return withPath(file, cwd, async (path) => work(await fileAt(path, basename(file))));
}

/** The same for several files, of which each may be a ZIP archive of files. */
export async function withInputs<T>(
  files: readonly string[],
  cwd: string,
  work: (inputs: DiskFile[]) => Promise<T>,
  opened: readonly DiskFile[] = [],
): Promise<T> {
  const [file, ...others] = files;
  if (file === undefined) return work([...opened]);
  return withPath(file, cwd, async (path) =>
    withInputs(others, cwd, work, [...opened, ...(await filesAt(path, basename(file)))]),
  );
}

/** Standard input is kept in a temporary file meanwhile: what an import contains is found out before it is read. */
async function withPath<T>(file: string, cwd: string, work: (path: string) => Promise<T>): Promise<T> {
  if (file !== "-") return work(resolve(cwd, file));
  const folder = await mkdtemp(join(tmpdir(), "weather-import-"));
  try {
    const copy = join(folder, "input");
    await pipeline(process.stdin, createWriteStream(copy, { mode: 0o600 }));
    return await work(copy);
  } finally {
    await rm(folder, { recursive: true });
  }
}
