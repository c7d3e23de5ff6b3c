import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "./support/launch";

const HEADERS = { Authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}` };

/** The agents that run with a configuration in this folder. */
function agentsOf(folder: string): string[] {
  const processes = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  return processes.filter((line) => line.includes(join(folder, "demo-device")));
}

interface Shown {
  id: number;
  name: string;
  /** The time of its reading, ISO 8601. */
  latest: { time: string } | null;
}

async function device(server: RunningServer): Promise<Shown | undefined> {
  const answer = await server.fetch("/api/v1/stations?search=simulated", { headers: HEADERS });
  const { stations } = (await answer.json()) as { stations: Shown[] };
  return stations.find(({ name }) => name === "Simulated garden");
}

it("the demo device of a new installation reports live, stops with its server, and stays away once removed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "weather-demo-device-"));
  const variables = { DATA_DIR: folder, DEMO: "1", DEMO_DEVICE: "1" };
  let server = await startServer(variables);
  try {
    await expect.poll(async () => (await device(server))?.latest?.time).toBeTypeOf("string");
    expect(agentsOf(folder)).toHaveLength(1);

    await server.kill("SIGKILL");
    await expect.poll(() => agentsOf(folder)).toEqual([]);

    server = await startServer(variables);
    const before = (await device(server))?.latest?.time ?? "";
    await expect.poll(async () => ((await device(server))?.latest?.time ?? "") > before).toBe(true);

    const id = (await device(server))?.id;
    expect((await server.fetch(`/station/${id}/`, { method: "DELETE", headers: HEADERS })).status).toBe(204);
    await server.stop();
    expect(agentsOf(folder)).toEqual([]);
    server = await startServer(variables);
    expect(await device(server)).toBeUndefined();
    expect(agentsOf(folder)).toEqual([]);
  } finally {
    await server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});
