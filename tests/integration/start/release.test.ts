import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeRelease } from "../../../scripts/lib/release.mjs";
import { ADMIN_PASSWORD, DEFAULTS, launchNode, ROOT, whenReady } from "../support/launch";
import { logIn } from "../support/log-in";

/** 2026-11-30T00:00:00Z */
const SECONDS = 1_795_996_800;

describe("the archive of npm run release", () => {
  let folder: string;
  let archive: string;
  let program: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "weather-release-"));
    archive = join(folder, "release.tar.gz");
    await writeRelease(archive, SECONDS);
    // Unpacked by the system's tar: what wrote it must not also say that it can be read.
    execFileSync("tar", ["xzf", archive, "-C", folder]);
    const [name = ""] = readdirSync(folder).filter((entry) => entry !== "release.tar.gz");
    program = join(folder, name);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it("the same files make the same bytes", async () => {
    const again = join(folder, "again.tar.gz");
    await writeRelease(again, SECONDS);
    expect(digest(again)).toBe(digest(archive));
    rmSync(again);
  });

  it("the archive holds a server's files and no others, in one folder named after the version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    const names = execFileSync("tar", ["tzf", archive], { encoding: "utf8", maxBuffer: 2 ** 25 })
      .trim()
      .split("\n");
    expect(names.every((name) => name.startsWith(`weather-station-${version}/`))).toBe(true);
    const inside = names.map((name) => name.slice(name.indexOf("/") + 1));
    expect(inside.slice(1)).toEqual(inside.slice(1).sort());
    expect([...new Set(inside.map((name) => name.split("/", 1)[0]))].sort()).toEqual([
      ".env.example",
      ".next",
      ".release",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "THIRD-PARTY.md",
      "device-agent",
      "dist",
      "docs",
      "next.config.mjs",
      "package-lock.json",
      "package.json",
      "prisma",
      "public",
      "scripts",
    ]);
    expect(inside).toEqual(
      expect.arrayContaining([
        ".next/BUILD_ID",
        "dist/manage.mjs",
        "dist/server.mjs",
        "docs/guide/install.md",
        "prisma/demo/nyc-2013/weather.csv.gz",
        "prisma/schema.prisma",
        "public/agent/weather-agent.mjs",
        "scripts/start.mjs",
      ]),
    );
    expect(inside.filter((name) => /^\.next\/(cache|trace)|\.map$|\.test\.|(^|\/)\.env$|\.db$/.test(name))).toEqual([]);
  });

  it("its files are those of the clone, and all have the given time and no owner", () => {
    for (const name of ["dist/server.mjs", "package-lock.json", "prisma/demo/nyc-2013/weather.csv.gz"]) {
      expect(digest(join(program, name))).toBe(digest(name));
    }
    const lines = execFileSync("tar", ["tvzf", archive, "--numeric-owner", "--utc"], {
      encoding: "utf8",
      maxBuffer: 2 ** 25,
    });
    for (const line of lines.trim().split("\n")) expect(line).toMatch(/^\S+ 0\/0 +\d+ 2026-11-30 00:00 /);
  });

  it("its builder's folder is named nowhere", () => {
    const { status, stdout } = spawnSync("grep", ["-rlF", `"${ROOT.replace(/\/$/, "")}"`, program], {
      encoding: "utf8",
    });
    // grep's status for nothing found.
    expect([status, stdout]).toEqual([1, ""]);
  });

  it("an unpacked release serves pages, the REST API and logins without being built", async () => {
    standInForInstall(program);
    const [, ...start] = JSON.parse(readFileSync(join(program, "package.json"), "utf8")).scripts.start.split(" ");
    const server = launchNode(start, { ...DEFAULTS, DATA_DIR: join(folder, "data") }, program);
    try {
      const url = await whenReady(server);
      const map = await fetch(url, { headers: { Accept: "text/html" } });
      expect([map.status, await map.text()]).toEqual([200, expect.stringContaining("</html>")]);
      const stations = await fetch(`${url}/station/`, { headers: basic("admin", ADMIN_PASSWORD) });
      expect([stations.status, await stations.json()]).toEqual([200, expect.objectContaining({ count: 0 })]);
      const session = await logIn(url, "admin", ADMIN_PASSWORD);
      const admin = await fetch(`${url}/admin/`, { headers: { ...session, Accept: "text/html" } });
      expect([admin.status, await admin.text()]).toEqual([200, expect.stringContaining("Stations")]);
      expect(server.errors()).toBe("");
    } finally {
      await server.kill("SIGTERM");
    }
    expect(await server.exit).toEqual({ code: 0, signal: null });
  });
});

/**
 * In place of `npm ci --omit=dev`, links to what is installed here: an install needs the network or minutes. They are
 * links to the packages only, so that a mistaken install could not remove those of the clone.
 */
function standInForInstall(program: string): void {
  const modules = join(program, "node_modules");
  mkdirSync(modules);
  const lock = JSON.parse(readFileSync(join(program, "package-lock.json"), "utf8"));
  const shipped = Object.entries<{ dev?: boolean; link?: boolean }>(lock.packages)
    .filter(([path, { dev, link }]) => path.startsWith("node_modules/") && !dev && !link)
    .flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []);
  const installed = new Set(readdirSync(join(ROOT, "node_modules")));
  for (const name of shipped.filter((name) => installed.has(name.split("/", 1)[0] ?? ""))) {
    if (name.includes("/")) mkdirSync(join(modules, name, ".."), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  writeFileSync(join(modules, ".installed"), digest(join(program, "package-lock.json")));
}

function digest(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function basic(name: string, password: string): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` };
}
