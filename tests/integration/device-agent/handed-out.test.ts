import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { onServer } from "../support/server";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "weather-agent-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

onServer("/agent/", (fixture) => {
  it.each(["/agent/", "/agent/weather-agent.mjs"])(
    "/agent/ serves a file that needs only Node to run: %s",
    async (path) => {
      const response = await fixture.server.fetch(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/^(text|application)\/javascript/);
      const file = join(emptyFolder(), "weather-agent.mjs");
      writeFileSync(file, Buffer.from(await response.arrayBuffer()));
      const help = spawnSync(process.execPath, [file, "--help"], { cwd: join(file, ".."), encoding: "utf8" });
      expect(help.stderr).toBe("");
      expect(help.stdout).toMatch(/^Usage: weather-agent/);
      const list = spawnSync(process.execPath, [file, "--list-sensors"], { cwd: join(file, ".."), encoding: "utf8" });
      expect(list.status).toBe(0);
    },
  );

  it("/agent/ serves a script that states its requirements before it changes anything", async () => {
    const response = await fixture.server.fetch("/agent/install.sh");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^(application\/x-sh|text\/x-sh|text\/plain)/);
    const script = await response.text();
    const { status, stderr } = spawnSync("sh", ["-s", "--", "--no-such-option"], {
      input: script,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^(There is no option --no-such-option|This must be run as root)/);
    expect(script.trimEnd().split("\n").at(-1)).toBe('main "$@"');
  });

  it("/agent/ serves the systemd unit", async () => {
    const response = await fixture.server.fetch("/agent/weather-agent.service");
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^ExecStart=.*\/opt\/weather-agent\/weather-agent\.mjs --config/m);
  });
});
