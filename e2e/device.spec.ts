import type { Page } from "@playwright/test";
import type { Command } from "@/lib/contract/device/command";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { expectSound, LOOKS } from "./support/accessibility";
import { signIn } from "./support/staff";
import { expect, type Site, test } from "./support/test";

/** A device that uses HTTP like the agent. */
interface Device {
  stationId: number;
  post: (path: string, body: unknown) => Promise<void>;
  /** Waits for the next commands. */
  commands: () => Promise<Command[]>;
}

async function newDevice({ server, ctx }: Site, name = "Roof"): Promise<Device> {
  const { id: stationId } = await createStation(ctx(), { name, lat: 51.5, lon: 0 });
  const { key } = await createKey(ctx(), { stationId, name: "roof" });
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  return {
    stationId,
    post: async (path, body) => {
      const response = await server.fetch(`/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      expect(response.ok, path).toBe(true);
    },
    commands: async () => {
      const response = await server.fetch("/api/v1/device/commands?wait=30", { headers });
      return ((await response.json()) as { commands: Command[] }).commands;
    },
  };
}

const panel = (page: Page) => page.getByRole("region", { name: "Device", exact: true });

test("staff send a device a command, and the table follows it by itself until it is done", async ({ page, site }) => {
  const device = await newDevice(site);
  await device.post("device/status", { status: "online", version: "1.0.0", interval: 10, light: false });
  await signIn(page, site, `/admin/station/${device.stationId}/change/`);
  // Reports again, however long the login has taken, because a device that is silent for a minute is no longer online.
  await device.post("device/status", { status: "online", version: "1.0.0", interval: 10, light: false });
  await expect(panel(page)).toContainText("Device online");
  await expect(panel(page)).toContainText("1.0.0");
  const row = panel(page).getByRole("row", { name: /Light on/ });

  await panel(page).getByRole("button", { name: "Light on" }).click();
  await expect(panel(page).getByRole("status")).toContainText("“Light on” was sent to the device.");
  await expect(row).toContainText("Waiting");
  // Prevents expiry before it is fetched, however long the test has taken.
  await site.database.prisma.deviceCommand.updateMany({
    where: { stationId: device.stationId },
    data: { expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const [command] = await device.commands();
  expect(command).toMatchObject({ name: "light", on: true });
  await expect(row).toContainText("Sent");
  await device.post("device/replies", { id: command?.id, status: "done", result: { light: true } });
  await expect(row).toContainText("Done");
  await expect(row).toContainText("light on");
  await device.post("device/status", { status: "online", light: true });
  await expect(panel(page).getByRole("definition").filter({ hasText: /^On$/ })).toBeVisible();

  const waiting = device.commands();
  await panel(page).getByLabel("Sampling interval").fill("0");
  await panel(page).getByRole("button", { name: "Set" }).click();
  await expect(panel(page).getByRole("alert")).toContainText("from 1 to 86,400");
  await panel(page).getByLabel("Sampling interval").fill("30");
  await page.keyboard.press("Enter");
  expect(await waiting).toMatchObject([{ name: "interval", seconds: 30 }]);
  await expect(panel(page).getByRole("row", { name: /Interval 30 s/ })).toContainText("Sent");
});

test("events of a device appear on its station's open page", async ({ page, site }) => {
  const device = await newDevice(site);
  await device.post("readings", { temperature: 20 });
  await page.goto(`${site.server.url}/stations/${device.stationId}`);
  const events = page.getByRole("region", { name: "Events" });
  await expect(events).toContainText("Came online");
  await device.post("readings", { temperature: 20 });
  await expect(page.getByText("Device online")).toBeVisible();
  await device.post("events", { id: "1", type: "switch_pressed", message: "Button at the entrance" });
  await expect(events.getByRole("listitem").first()).toContainText("Switch pressed");
  await expect(events.getByRole("listitem").first()).toContainText("Button at the entrance");
  await device.post("device/status", { status: "offline" });
  await expect(page.getByText("Device offline")).toBeVisible();
  await expect(events.getByRole("listitem").first()).toContainText("Went offline");
});

test("a station without a device shows none, and its admin explains how to set one up", async ({ page, site }) => {
  const { id } = await createStation(site.ctx(), { name: "By hand", lat: 51.5, lon: 0 });
  await page.goto(`${site.server.url}/stations/${id}`);
  await expect(page.getByRole("heading", { name: "By hand" })).toBeVisible();
  await expect(page.getByText("Device o")).toHaveCount(0);
  await signIn(page, site, `/admin/station/${id}/change/`);
  const line = `curl -fsS ${site.server.url}/agent/install.sh | sudo WEATHER_URL=${site.server.url} WEATHER_KEY=… WEATHER_STATION=${id} sh`;
  await expect(panel(page)).toContainText(line);
  await page.goto(`${site.server.url}/admin/device-key/add/?stationId=${id}`);
  await page.getByLabel("Name").fill("Pi");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText(
    /install\.sh \| sudo WEATHER_URL=\S+ WEATHER_KEY=ws_\S+ WEATHER_STATION=\d+ sh/,
  );
});

for (const { name, ...look } of LOOKS) {
  test.describe(`on a ${name}`, () => {
    test.use(look);

    test("the station's page and its admin page pass the accessibility checks", async ({ page, site }) => {
      const device = await newDevice(site);
      await device.post("device/status", { status: "online", version: "1.0.0", interval: 10, light: true, queued: 3 });
      await device.post("readings", { temperature: 20 });
      await device.post("events", [
        { id: "1", type: "sensor_fault", message: "bme280: no answer at address 0x76" },
        { id: "2", type: "light_on" },
      ]);
      await page.goto(`${site.server.url}/stations/${device.stationId}`);
      await expect(page.getByRole("region", { name: "Events" })).toContainText("Sensor fault");
      await expectSound(page);
      await signIn(page, site, `/admin/station/${device.stationId}/change/`);
      await panel(page).getByRole("button", { name: "Read now" }).click();
      await expect(panel(page).getByRole("row", { name: /Read now/ })).toContainText("Waiting");
      await expectSound(page);
    });
  });
}
