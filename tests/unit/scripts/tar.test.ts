import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { tar } from "../../../scripts/lib/tar.mjs";

const NAME = "x".repeat(99);

/** The verbose listing by the system's tar. */
function listed(entries: Parameters<typeof tar>[0]): string[] {
  const input = Buffer.concat([...tar(entries, 86_400)]);
  const text = execFileSync("tar", ["tvf", "-", "--numeric-owner", "--utc"], { input, encoding: "utf8" });
  return text.trimEnd().split("\n");
}

describe("tar", () => {
  it("files, programs and links have their mode, size and the given time", () => {
    expect(
      listed([
        { name: "a/empty", content: Buffer.alloc(0) },
        { name: "a/run", content: Buffer.alloc(513, "x"), isExecutable: true },
        { name: "a/link", target: "../b" },
      ]),
    ).toEqual([
      "-rw-r--r-- 0/0               0 1970-01-02 00:00 a/empty",
      "-rwxr-xr-x 0/0             513 1970-01-02 00:00 a/run",
      "lrwxrwxrwx 0/0               0 1970-01-02 00:00 a/link -> ../b",
    ]);
  });

  it("content of each length is read back", () => {
    for (const length of [1, 511, 512, 513, 1024]) {
      const content = Buffer.alloc(length, "w");
      const input = Buffer.concat([...tar([{ name: "file", content }], 0)]);
      expect(execFileSync("tar", ["xOf", "-", "file"], { input })).toEqual(content);
    }
  });

  it("a long name is split at a folder, and refused where it cannot be", () => {
    const long = `folder/${NAME}/${NAME}`;
    expect(listed([{ name: long, content: Buffer.alloc(0) }])[0]).toContain(long);
    expect(() => listed([{ name: `${NAME}${NAME}`, content: Buffer.alloc(0) }])).toThrow("too long for an archive");
    expect(() => listed([{ name: "link", target: `${NAME}${NAME}` }])).toThrow("too long for an archive: link");
  });
});
