import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DiskFile, filesAt } from "@/lib/services/import";
import { zipOf } from "../../../../../support/zip";
import { FOLDER } from "../../field/files";

function only(file: DiskFile | undefined): DiskFile {
  if (!file) throw new Error("there is no file");
  return file;
}

describe("files of an import", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "weather-files-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const written = (content: Buffer | string) => {
    const path = join(folder, "file");
    writeFileSync(path, content);
    return path;
  };
  const read = async (path: string, limits = {}) => {
    const files = await filesAt(path, "given.csv", limits);
    return Promise.all(files.map(async (file) => [file.name, await text(await file.open())]));
  };

  it("a plain file, a gzipped one and those of an archive are read, as often as wanted", async () => {
    expect(await read(written("time,temperature\n"))).toEqual([["given.csv", "time,temperature\n"]]);
    expect(await read(written(gzipSync("a,b\n")))).toEqual([["given.csv", "a,b\n"]]);
    expect(await read(written(""))).toEqual([["given.csv", ""]]);
    const archive = written(
      zipOf([
        { name: "2025/01.csv", content: "a,b\n".repeat(1000) },
        { name: "2025/", content: "" },
        { name: "__MACOSX/2025/._01.csv", content: "x" },
        { name: "02.csv.gz", content: gzipSync("c,d\n") },
      ]),
    );
    const [file] = await filesAt(archive, "x.zip");
    expect(await text(await only(file).open())).toBe("a,b\n".repeat(1000));
    expect(await read(archive)).toEqual([
      ["2025/01.csv", "a,b\n".repeat(1000)],
      ["02.csv.gz", "c,d\n"],
    ]);
    expect(only(file).size).toBeGreaterThan(0);
    expect((await read(join(FOLDER, "text/archive.zip"))).map(([name]) => name)).toEqual(["a.csv"]);
  });

  it("a reader that stops early leaves no file open", async () => {
    const archive = written(zipOf([{ name: "a.csv", content: "a,b\n".repeat(100_000) }]));
    const [file] = await filesAt(archive, "x.zip");
    const stream = await only(file).open();
    for await (const _ of stream) break;
    expect(stream.destroyed).toBe(true);
  });

  it.each<[string, () => string, string]>([
    ["an Excel workbook", () => join(FOLDER, "text/workbook.xlsx"), "This is an Excel workbook: open it and save"],
    [
      "an OpenDocument spreadsheet",
      () =>
        written(
          zipOf([
            { name: "mimetype", content: "application/x" },
            { name: "content.xml", content: "<a/>" },
          ]),
        ),
      "This is an OpenDocument spreadsheet",
    ],
    ["an empty archive", () => written(zipOf([{ name: "a/", content: "" }])), "has no files"],
    ["an encrypted file", () => written(zipOf([{ name: "a.csv", content: "a", flags: 1 }])), "a.csv is encrypted"],
    [
      "a file that unpacks to a thousand times its size",
      () => written(zipOf([{ name: "a.csv", content: Buffer.alloc(20_000_000) }])),
      "a.csv unpacks to 20 MB: this is not a table.",
    ],
    [
      "more files than a century of months",
      () => written(zipOf(Array.from({ length: 1001 }, (_, i) => ({ name: `${i}.csv`, content: "" })))),
      "An archive may have 1000 files.",
    ],
    [
      "a path out of the archive",
      () => written(zipOf([{ name: "../a.csv", content: "a" }])),
      "This ZIP archive cannot be read: invalid relative path",
    ],
    ["a damaged archive", () => written("PK\x03\x04 and nothing else"), "This ZIP archive cannot be read"],
  ])("%s is refused in words", async (_, path, message) => {
    await expect(read(path())).rejects.toThrow(message);
  });

  it("a file that is longer than its archive says ends with an error, and so does one beyond the limit", async () => {
    const lying = written(zipOf([{ name: "a.csv", content: "a,b\n".repeat(10_000), claimedSize: 100 }]));
    await expect(read(lying)).rejects.toThrow("too many bytes");
    const limits = { maxBytes: 1000 };
    const large = zipOf([
      { name: "a.csv", content: "a,b\n".repeat(200) },
      { name: "b.csv", content: "a,b\n".repeat(200) },
    ]);
    await expect(read(written(large), limits)).rejects.toThrow("Unpacked, this ZIP archive is larger than 1 MB");
    await expect(read(written(gzipSync(Buffer.alloc(100_000))), limits)).rejects.toThrow(
      "Unpacked, this file is too large",
    );
  });
});
