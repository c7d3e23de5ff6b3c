import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { open } from "@/lib/db/client";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "../support/launch";

/** The guide's pages in the order in which a new user follows them: later commands use what earlier ones have made. */
const TOUR = ["api", "devices", "consoles", "import", "install", "backup", "troubleshooting", "upgrade"].map(
  (name) => `docs/guide/${name}.md`,
);
const PAGES = ["README.md", ...readdirSync("docs/guide").map((name) => `docs/guide/${name}`)];
/** Commands that other tests run, or that change the machine. */
const NOT_RUN =
  /^(npm start|npm test|npm run release|(tar xzf|cd) weather-station-.+|git pull|docker compose .+|sudo (systemctl|journalctl|useradd) .+)$/;

/** Commands of the blocks marked `sh`, in order; a backslash at the end of a line continues it. */
function commandsOf(page: string): string[] {
  const blocks = [...readFileSync(page, "utf8").matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(
    ([, block = ""]) => block,
  );
  return blocks
    .flatMap((block) => block.replace(/\s*\\\n\s*/g, " ").split("\n"))
    .map(withoutRemark)
    .filter(Boolean);
}

function withoutRemark(line: string): string {
  return line.replace(/\s+# .*$/, "").trim();
}

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "weather-guide-"));
  // The tour begins on a new installation, which has the three stations of the demo and its simulated device.
  server = await startServer({ DATA_DIR: folder, DEMO: "1", DEMO_DEVICE: "1", MQTT: "1" });
  for (const [, name = "", content = ""] of readFileSync("docs/guide/import.md", "utf8").matchAll(
    /^```csv (\S+)\n([\s\S]*?)^```$/gm,
  )) {
    writeFileSync(join(folder, name), content);
  }
});
afterAll(async () => {
  await server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const movedUrl = () => `file:${join(folder, "moved.db")}`;

/** The command with this test's own addresses, secrets and files. */
function adapted(command: string, key: string): string {
  return command
    .replaceAll("http://localhost:8000", server.url)
    .replace(/mysql:\/\/\S+/, movedUrl())
    .replaceAll("PASSWORD", ADMIN_PASSWORD.replaceAll(" ", "\\ "))
    .replaceAll("KEY", key)
    .replace("-h localhost", `-h 127.0.0.1 -p ${/mqtt:\/\/127\.0\.0\.1:(\d+)/.exec(server.output())?.[1]}`)
    .replace(/ (\S+\.(?:csv|gz))\b/, ` ${folder}/$1`)
    .replace(/\bcurl /g, "curl -sS --fail-with-body ")
    .replace(/(manage -- createuser .+)/, "$1 --password-stdin");
}

/** Its standard output. @throws when it fails */
async function run(command: string, key: string): Promise<string> {
  const env = { ...process.env, DATA_DIR: folder, npm_config_loglevel: "silent" };
  const child = spawn("bash", ["-o", "pipefail", "-c", adapted(command, key)], { env });
  child.stdin.end("a good long password\n");
  const exit = once(child, "close");
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exit;
  if (code !== 0) throw new Error(`${command} ended with ${code}.\n${output}${errors}`);
  return output;
}

it("every command of the README and the guide is run here or known to change the machine", () => {
  const toured = new Set(TOUR.flatMap(commandsOf));
  const others = PAGES.flatMap(commandsOf).filter((command) => !toured.has(command) && !NOT_RUN.test(command));
  expect(others).toEqual([]);
  expect(commandsOf("README.md")).toEqual(["npm start", "npm test"]);
});

it("the guide's commands work as documented, in the order of its pages", async () => {
  const outputs = new Map<string, string>();
  let key = "";
  for (const command of TOUR.flatMap(commandsOf).filter((line) => !NOT_RUN.test(line))) {
    if (command.startsWith("mosquitto_pub") && !process.env.TEST_MOSQUITTO_CLIENTS) continue;
    // The tour has stopped the server before it restores, as the page says.
    if (/ restore /.test(command)) await server.stop();
    const output = await run(command, key);
    key ||= /ws_[\w-]{43}/.exec(output)?.[0] ?? "";
    outputs.set(command, output);
  }
  const outputOf = (part: string) => {
    const found = [...outputs].filter(([command]) => command.includes(part)).map(([, output]) => output);
    expect(found.length, part).toBeGreaterThan(0);
    return found;
  };
  expect(JSON.parse(outputOf('{"name": "Roof"')[0] ?? "")).toMatchObject({ temperature: "28" });
  expect(outputOf("/api/v1/readings -H").map((output) => JSON.parse(output).stored)).toEqual([1, 2, 1]);
  expect(JSON.parse(outputOf("/latest")[0] ?? "")).toMatchObject({ freshness: expect.any(String) });
  expect(JSON.parse(outputOf("resolution=hour")[0] ?? "")).toMatchObject({ units: { temperature: "°F", rain: "in" } });
  expect(outputOf("Accept: text/csv")[0]).toMatch(/^time,temperature,/);
  expect(JSON.parse(outputOf("/corrections")[0] ?? "")).toMatchObject({
    raw: { temperature: 21.7 },
    shown: { temperature: 21.2 },
  });
  expect(outputOf("listkeys 1")[0]).toContain("Greenhouse");
  for (const file of ["readings.csv", "garden.csv"]) {
    expect(outputOf(`import ${file}`)[0]).toContain("Readings: 2 stored, 0 already present");
  }
  expect(outputOf("import history.csv")[0]).toContain("1 stored, 0 already present, 1 completed with values");
  // A reading of the imported garden, in local time and °F.
  expect(outputOf("export ")[0]).toMatch(/^Roof,2026-02-02T08:00:00(\.000)?Z,4\.5\d*,/m);
  expect(existsSync(join(folder, "weather.backup.gz"))).toBe(true);
  const moved = open(movedUrl());
  expect(await moved.prisma.station.count({ where: { name: "Roof" } })).toBe(1);
  await moved.close();
});

it("the README and the guide name only existing scripts", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  for (const page of [...PAGES, "CONTRIBUTING.md"]) {
    for (const [, script = ""] of readFileSync(page, "utf8").matchAll(/npm run (?:--silent )?([\w:]+)/g)) {
      expect(scripts, page).toHaveProperty(script);
    }
  }
});

it("the systemd unit starts an existing file", () => {
  const unit = /```ini\n([\s\S]*?)```/.exec(readFileSync("docs/guide/install.md", "utf8"))?.[1] ?? "";
  const started = /^ExecStart=\/usr\/bin\/node (?:--\S+ )*(\S+)$/m.exec(unit)?.[1] ?? "";
  expect(existsSync(started), started).toBe(true);
});
