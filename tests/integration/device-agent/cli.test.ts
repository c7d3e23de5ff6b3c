import { chmodSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newStation } from "../http/support/client";
import type { Launched } from "../support/launch";
import { onServer } from "../support/server";
import { agentHome } from "./support/agent";

const CONFIG = (url = "http://127.0.0.1:9", key = "secret-key") =>
  `[server]\nurl = "${url}"\nkey = "${key}"\n[[sensors]]\ndriver = "cpu"\n`;

async function ended(agent: Launched) {
  const { code } = await agent.exit;
  return { code, output: agent.output(), errors: agent.errors() };
}

describe("weather-agent", () => {
  it("weather-agent lists the drivers without a configuration", async () => {
    const home = agentHome();
    const { code, output } = await ended(home.run("--list-sensors"));
    expect(code).toBe(0);
    expect(output).toMatch(/^cpu$/m);
  });

  it("weather-agent --dry-run reads and prints, and neither sends nor stores anything", async () => {
    const home = agentHome();
    home.configure(CONFIG());
    const { code, output } = await ended(home.run("--dry-run"));
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({ time: expect.any(Number), extra: { cpuTemperature: 45.123 } });
    expect(existsSync(home.data)).toBe(false);
  });

  it("weather-agent --dry-run exits with 1 when no sensor gives a value, and says which and why", async () => {
    const home = agentHome();
    home.configure(CONFIG());
    rmSync(join(home.root, "sys"), { recursive: true });
    const { code, errors } = await ended(home.run("--dry-run"));
    expect(code).toBe(1);
    expect(errors).toMatch(/^warn: cpu: /m);
  });

  it("weather-agent checks the configuration, and warns of one that everybody can read", async () => {
    const home = agentHome();
    home.configure(CONFIG());
    chmodSync(join(home.dir, "agent.toml"), 0o644);
    const { code, output, errors } = await ended(home.run("--check"));
    expect(code).toBe(0);
    expect(output).toBe("The configuration is good.\n");
    expect(errors).toContain("can be read by everybody");
  });

  it("weather-agent exits with 2 and a sentence when the configuration is wrong", async () => {
    const home = agentHome();
    home.configure(`${CONFIG()}\n[[sensors]]\ndriver = "cpuu"\n`);
    const { code, errors } = await ended(home.run());
    expect(code).toBe(2);
    expect(errors).toMatch(
      /^The configuration is wrong: sensors\[1\]\.driver: there is no driver "cpuu"\. There are: .*\n$/,
    );
  });

  it("weather-agent exits with 2 and a sentence when an option is wrong", async () => {
    const { code, errors } = await ended(agentHome().run("--onec"));
    expect(code).toBe(2);
    expect(errors).toMatch(/^Unknown option '--onec'.*--help\.\n$/);
  });

  it("weather-agent refuses a queue that another agent uses", async () => {
    const home = agentHome();
    home.configure(CONFIG());
    const first = home.run();
    await expect.poll(() => first.errors()).toContain("agent started");
    const { code, errors } = await ended(home.run());
    expect(code).toBe(1);
    expect(errors).toContain(`Another agent uses ${home.data}.`);
  });

  it("weather-agent --once exits with 1 when the server cannot be reached", async () => {
    const home = agentHome();
    home.configure(CONFIG());
    const { code, errors } = await ended(home.run("--once"));
    expect(code).toBe(1);
    expect(errors).toContain("the reading could not be sent");
  });
});

onServer("weather-agent --once", (fixture) => {
  it("weather-agent --once stores one reading", async () => {
    const station = await newStation(fixture);
    const home = agentHome();
    home.configure(CONFIG(fixture.server.url, station.device.Authorization.replace("Bearer ", "")));
    const { code, output } = await ended(home.run("--once"));
    expect(code).toBe(0);
    const rows = await fixture.database.prisma.sensorData.findMany({ where: { stationId: station.id } });
    expect(rows.map(({ time }) => time.getTime())).toEqual([JSON.parse(output).time]);
  });
});
