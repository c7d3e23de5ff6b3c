import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { expectSound } from "./support/accessibility";
import { expect, test } from "./support/test";

/** A screen of 1440 by 900 pixels at 200 % zoom, without motion. */
test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, contextOptions: { reducedMotion: "reduce" } });

test("everything can be reached at 200 % zoom, without motion and by keyboard alone", async ({ page, site }) => {
  const { id } = await createStation(site.ctx(), { name: "Comfort", lat: -40, lon: 100, timeZone: "UTC" });
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  await record(
    site.ctx(),
    [30, 3, 2, 1].map((hours) => ({ station: id, time: ago(hours), temperature: hours, humidity: 50, windSpeed: 3 })),
  );
  await refresh(site.ctx());
  await page.goto(`${site.server.url}/?q=Comfort`);
  await expect(page.getByRole("link", { name: /Comfort, 1\.0 °C/ })).toBeVisible();
  await expectSound(page);
  const running = () => page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length);
  await expect.poll(running).toBe(0);

  // The menu opens and closes by keyboard, and returns the focus.
  const menu = page.getByLabel("Menu, units and language");
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Units", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();

  const row = page.getByRole("listitem").getByRole("link", { name: /Comfort/ });
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/stations/${id}$`));
  await expect(page.getByRole("figure", { name: /^Temperature/ })).toContainText("High 3.0");
  await page
    .getByRole("tab", { name: "24 hours" })
    .or(page.getByRole("radio", { name: "24 hours" }))
    .focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/range=7d/);
  await expect(page.getByRole("figure", { name: /^Temperature/ })).toContainText("High 30.0");
  await expectSound(page);

  await page.getByRole("link", { name: "Calendar and reports" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/reports\/\d{4}-\d{2}$/);
  await expectSound(page);
});
