import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "../support/launch";

const README = readFileSync("README.md", "utf8");
const PROMISED = ["npm start", "npm test", "npm run fixture"];

/** Commands of the blocks marked `sh`, in order; a line that ends in a backslash goes on. */
function commandsOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map((match) => match[1] ?? "");
  return blocks
    .flatMap((block) => block.replace(/\\\n\s*/g, " ").split("\n"))
    .map(withoutRemark)
    .filter(Boolean);
}

function withoutRemark(line: string): string {
  return line.replace(/\s+# .*$/, "").trim();
}

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "weather-readme-"));
  // The tour begins on a new installation, which has the three stations of the demo and its simulated device.
  server = await startServer({ DATA_DIR: folder, DEMO: "1", DEMO_DEVICE: "1", MQTT: "1" });
});
afterAll(async () => {
  await server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: string, key: string): Promise<string> {
  const line = command
    .replaceAll("http://localhost:8000", server.url)
    .replaceAll("PASSWORD", ADMIN_PASSWORD.replaceAll(" ", "\\ "))
    .replaceAll("KEY", key)
    .replace("-h localhost", `-h 127.0.0.1 -p ${/mqtt:\/\/127\.0\.0\.1:(\d+)/.exec(server.output())?.[1]}`)
    .replaceAll(" weather.backup", ` ${join(folder, "weather.backup")}`)
    .replace(/^curl /, "curl -sS --fail-with-body ");
  const env = { ...process.env, DATA_DIR: folder, npm_config_loglevel: "silent" };
  const { stdout } = await promisify(execFile)("bash", ["-c", line], { env });
  return stdout;
}

it("has a tour whose every command does what it says", async () => {
  const tour = commandsOf(README).filter((command) => !PROMISED.includes(command));
  expect(tour.map((command) => command.split(" ").slice(0, 5).join(" "))).toEqual([
    "curl -u admin:PASSWORD http://localhost:8000/station/ -H",
    "npm run manage -- createkey",
    'curl http://localhost:8000/api/v1/readings -H "Authorization: Bearer',
    "mosquitto_pub -h localhost -u device",
    "npm run manage -- backup",
    'curl -u admin:PASSWORD "http://localhost:8000/api/v1/stations/1/readings?resolution=hour&metrics=temperature,rain&units=us"',
    'curl -u admin:PASSWORD -H "Accept:',
  ]);
  const [add = "", makeKey = "", post = "", publish = "", backup = "", range = "", table = ""] = tour;
  expect(JSON.parse(await run(add, ""))).toMatchObject({ url: `${server.url}/station/5/`, temperature: "28" });
  const key = /ws_[\w-]{43}/.exec(await run(makeKey, ""))?.[0] ?? "";
  expect(JSON.parse(await run(post, key))).toMatchObject({ stored: 1, refused: 0 });
  if (process.env.TEST_MOSQUITTO_CLIENTS) await run(publish, key);
  await run(backup, "");
  expect(existsSync(join(folder, "weather.backup"))).toBe(true);
  expect(JSON.parse(await run(range, ""))).toMatchObject({
    resolution: "hour",
    units: { temperature: "°F", rain: "in" },
  });
  expect(await run(table, "")).toMatch(/^time,temperature,/);
});

it("names only scripts and files that are there", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  for (const [, script = ""] of README.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty(script);
  for (const [, target = ""] of README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
    expect(existsSync(target), target).toBe(true);
  }
});
