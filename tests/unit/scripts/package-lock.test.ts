import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

describe.each(["", "bench/lighthouse/"])("%spackage-lock.json", (folder) => {
  const lock = JSON.parse(readFileSync(`${folder}package-lock.json`, "utf8")) as { packages: Record<string, Entry> };
  const installed = Object.entries(lock.packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
  const bad = (isGood: (entry: Entry, name: string) => boolean) =>
    installed
      .filter(([path, entry]) => !isGood(entry, entry.name ?? path.replace(/^.*node_modules\//, "")))
      .map(([path]) => path);

  it("the lock file has a checksum for every package", () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(bad(({ integrity }) => /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
  });

  it("the lock file names npm's public registry and the locked version as the source of every package", () => {
    const address = (name: string, version = "") =>
      `https://registry.npmjs.org/${name}/-/${name.replace(/^@[^/]+\//, "")}-${version}.tgz`;
    expect(bad(({ resolved, version }, name) => resolved === address(name, version))).toEqual([]);
  });

  it("the lock file has the versions that package.json pins", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(`${folder}package.json`, "utf8")) as Entry;
    const pinned = { ...dependencies, ...devDependencies };
    const locked = Object.keys(pinned).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(pinned);
  });
});
