import { expect, it } from "vitest";
import { sendCommand } from "@/lib/services/commands";
import { version } from "../../../device-agent/package.json";
import { newStation } from "../http/support/client";
import { onServer, type ServerBench } from "../support/server";
import { agentHome } from "./support/agent";

async function startedAgent(fixture: ServerBench) {
  const station = await newStation(fixture);
  const home = agentHome();
  const key = station.device.Authorization.replace("Bearer ", "");
  home.configure(
    `interval = 1\n[server]\nurl = "${fixture.server.url}"\nkey = "${key}"\n[[sensors]]\ndriver = "cpu"\n`,
  );
  return { station, agent: home.run() };
}

onServer("an agent and the server's device, over HTTP", (fixture) => {
  const device = (stationId: number) => fixture.database.prisma.device.findFirst({ where: { stationId } });
  const events = async (stationId: number) => {
    const rows = await fixture.database.prisma.deviceEvent.findMany({ where: { stationId }, orderBy: { id: "asc" } });
    return rows.map(({ type }) => type).filter((type) => !["online", "stale", "offline"].includes(type));
  };

  it("an agent reports over HTTP its status, its events, and that it stops", async () => {
    const { station, agent } = await startedAgent(fixture);
    await expect.poll(() => device(station.id)).toMatchObject({ interval: 1, version });
    await expect.poll(() => events(station.id)).toEqual(["started"]);
    await agent.kill("SIGTERM");
    expect(await events(station.id)).toEqual(["started", "stopping"]);
  });

  it("an agent executes commands over HTTP, and replies", async () => {
    const { station, agent } = await startedAgent(fixture);
    await expect.poll(() => agent.errors()).toContain("agent started");
    const command = { stationId: station.id, expiresInSeconds: 3600 };
    const read = await sendCommand(fixture.ctx(), { ...command, request: { name: "read" } });
    const slower = await sendCommand(fixture.ctx(), { ...command, request: { name: "interval", seconds: 60 } });
    const light = await sendCommand(fixture.ctx(), { ...command, request: { name: "light", on: true } });
    const outcome = async ({ id }: { id: number }) => {
      const row = await fixture.database.prisma.deviceCommand.findFirst({ where: { id } });
      return `${row?.status} ${JSON.stringify(row?.result)}`;
    };
    await expect.poll(() => outcome(read)).toMatch(/^done .*cpuTemperature.*45\.123/);
    await expect.poll(() => outcome(slower)).toMatch(/^done .*interval.*60/);
    await expect.poll(() => outcome(light)).toMatch(/^refused /);
    await expect.poll(() => device(station.id)).toMatchObject({ interval: 60 });
    expect(await events(station.id)).toContain("settings_changed");
    await agent.kill("SIGTERM");
  });
});
