import type { Page } from "@playwright/test";
import { createStation } from "@/lib/services/stations";
import { expectSound } from "./support/accessibility";
import { signIn } from "./support/staff";
import { expect, test } from "./support/test";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a file is imported as a whole, once all of its lines are valid", async ({ page, site }) => {
  await signIn(page, site, "/admin/temperature-data/import/");
  const choose = async (text: string) => {
    const input = page.getByLabel("Choose a CSV file");
    await expect(input).toBeEnabled();
    await input.setInputFiles({ name: "data.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  };
  const header = "timestamp,temperature,lat,lon\n";
  await choose(`${header}1393926308,25,30.7,75.7\n1393926309,hot,30.7,75.7\n`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Line 3:");
  await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);
  await choose(`${header}1393926308,25,30.7,75.7\n1393926309,26,30.7,75.7\n`);
  await page.getByRole("button", { name: "Import 2 temperature readings" }).click();
  await expect(page.getByText("2 temperature readings were imported.")).toBeVisible();
});

test("a school's file of readings is understood by column, checked, and imported", async ({ page, site }) => {
  const name = `School ${process.pid}`;
  await createStation(site.ctx(), { name, lat: 50, lon: 10, timeZone: "Europe/Berlin" });
  await signIn(page, site, "/admin/sensor-data/import/");
  const input = page.getByLabel("Choose files");
  await expect(input).toBeEnabled();
  const text = "when,temp,hum\n2026-02-03 10:00,43.0,71\n2026-02-03 10:05,43.2,---\n2026-02-03 10:10,warm,70\n";
  await input.setInputFiles({ name: "school.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await expect(page.getByText("Chosen: school.csv")).toBeVisible();
  await expect(page.getByLabel("hum is")).toHaveValue("humidity");
  await page.getByLabel("Unit of temp").selectOption("°F");
  await expect(button(page, "Check")).toBeDisabled();
  await page.getByRole("combobox", { name: "Station", exact: true }).fill(name);
  await page.getByRole("option", { name }).click();
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await button(page, "Check").click();
  const understood = page.getByRole("region", { name: "What was understood" });
  await expect(understood).toContainText("3 new readings, all of 2026-02-03.");
  await expect(understood).toContainText("temp: warm (1)");
  await expect(understood).toContainText("2026-02-03 09:00:00 UTC: temperature 6.1111111 °C, humidity 71 %");
  await expectSound(page);
  await button(page, "Import").click();
  await expect(page.getByText("3 readings stored.")).toBeVisible();

  await page.getByRole("button", { name: "Import another file" }).click();
  const workbook = { name: "x.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04 broken", "latin1") };
  await input.setInputFiles(workbook);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This ZIP archive cannot be read");
});
