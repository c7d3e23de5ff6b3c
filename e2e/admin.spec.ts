import type { Page } from "@playwright/test";
import { updateStation } from "@/lib/services/observations";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { createTemperatureData } from "@/lib/services/temperature-data";
import { expectSound, LOOKS } from "./support/accessibility";
import { signIn } from "./support/staff";
import { expect, test } from "./support/test";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const said = (page: Page) => page.getByRole("status", { name: "What was done" });

async function typeReading(page: Page, values: [time: string, temperature: string, lat: string, lon: string]) {
  for (const [i, name] of ["Time", "Temperature", "Latitude", "Longitude"].entries()) {
    await field(page, name).fill(values[i] ?? "");
  }
}

test("the textbook's walk works: temperature data is added, changed, found in the history and deleted", async ({
  page,
  site,
}) => {
  await signIn(page, site, "/admin/");
  await page.getByRole("link", { name: "Add temperature reading" }).click();
  await typeReading(page, ["1393926308", "25", "30.733315", "75.779418"]);
  await button(page, "Save and add another").click();
  await expect(said(page)).toContainText("was added successfully. You may add another temperature reading below.");
  await expect(field(page, "Temperature")).toHaveValue("");

  await typeReading(page, ["1393926310", "warm", "30.733315", "76.779418"]);
  await button(page, "Save").click();
  await expect(page.getByText("Please correct the error below.")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "correct" })).toBeFocused();
  await expect(field(page, "Temperature")).toHaveAttribute("aria-invalid", "true");
  await field(page, "Temperature").fill("28");
  await button(page, "Save and continue editing").click();
  await expect(said(page)).toContainText("was added successfully. You may edit it again below.");
  await expect(page).toHaveURL(/\/admin\/temperature-data\/\d+\/change\/$/);
  await expect(field(page, "Time")).toHaveValue("2014-03-04 09:45:10");

  const change = page.url();
  await field(page, "Temperature").fill("29");
  await button(page, "Save").click();
  await expect(page).toHaveURL(/\/admin\/temperature-data\/$/);
  await expect(said(page)).toContainText("was changed successfully.");

  await page.getByRole("link", { name: "Home" }).click();
  await expect(said(page)).toBeEmpty();
  const recent = page.getByRole("region", { name: "Recent actions" });
  await expect(recent.getByRole("listitem")).toHaveCount(3);
  await expect(recent.getByRole("listitem").first()).toContainText("Changed");

  await recent.getByRole("link").first().click();
  await expect(page).toHaveURL(change);
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Change by" })).toContainText(/28.*29/);
  await page.goto(change);
  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "Are you sure?" })).toBeVisible();
  await button(page, "No, take me back").click();
  await expect(page).toHaveURL(change);
  await page.getByRole("link", { name: "Delete" }).click();
  await button(page, "Yes, I’m sure").click();
  await expect(said(page)).toContainText("was deleted successfully.");
  expect((await page.goto(change))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("superusers create groups and users, whose permissions are enforced", async ({ page, site }) => {
  const station = await createStation(site.ctx(), { name: "Seen only", lat: 1, lon: 2 });
  const name = `Lookers ${process.pid}`;
  await signIn(page, site, "/admin/group/add/", { isSuperuser: true });
  await field(page, "Name").fill(name);
  await page.getByRole("checkbox", { name: "Station: view" }).check();
  await button(page, "Save").click();
  await expect(said(page)).toContainText(`The group “${name}” was added successfully.`);

  await page.goto(`${site.server.url}/admin/user/add/`);
  const username = `looker-${process.pid}`;
  await field(page, "Username").fill(username);
  await page.getByLabel(/^Password/).fill("a password of lookers");
  await page.getByRole("checkbox", { name: "Staff", exact: true }).check();
  await page.getByRole("combobox", { name: "Groups" }).fill("Lookers");
  await page.getByRole("option", { name }).click();
  await button(page, "Save").click();
  await expect(said(page)).toContainText(`The user “${username}” was added successfully.`);

  await page.getByLabel(/^Account/).click();
  await button(page, "Log out").click();
  await page.goto(`${site.server.url}/admin/login/?next=/admin/`);
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill("a password of lookers");
  await button(page, "Log in").click();
  await page.getByRole("link", { name: "View stations" }).click();
  await expect(page.getByRole("link", { name: /^Add/ })).toHaveCount(0);
  await page.goto(`${site.server.url}/admin/station/${station.id}/change/`);
  await expect(page.getByRole("heading", { name: "View station" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(button(page, "Save")).toHaveCount(0);
  const refused = await page.goto(`${site.server.url}/admin/user/`);
  expect(refused?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "You may not do this" })).toBeVisible();
});

test("the second of two editors is shown the first one's changes and loses nothing", async ({ page, site }) => {
  const ctx = site.ctx();
  const station = await createStation(ctx, { name: "Contested", lat: 1, lon: 2 });
  await signIn(page, site, `/admin/station/${station.id}/change/`);
  await field(page, "Description").fill("Mine");
  await updateStation(ctx, { id: station.id, name: "Theirs", description: "Theirs" });
  await button(page, "Save").click();
  const banner = page.getByRole("alert").filter({ hasText: "Somebody else changed this record meanwhile." });
  await expect(banner).toContainText("e2e");
  await expect(field(page, "Description")).toHaveValue("Mine");
  await button(page, "Take theirs: Name").click();
  await expect(field(page, "Name")).toHaveValue("Theirs");
  await button(page, "Save and continue editing").click();
  await expect(said(page)).toContainText("was changed successfully.");
  await expect(banner).toHaveCount(0);
  await expect(field(page, "Description")).toHaveValue("Mine");

  // going back does not cause a conflict with one's own changes
  await field(page, "Description").fill("Mine again");
  await button(page, "Save").click();
  await expect(page).toHaveURL(/\/admin\/station\/$/);
  await page.goBack();
  await expect(field(page, "Description")).toHaveValue("Mine again");
});

test("a list can be searched, filtered, sorted, ticked, edited and emptied", async ({ page, site }) => {
  const mark = `Row ${process.pid}`;
  for (const lat of [1, 2, 3]) await createStation(site.ctx(), { name: `${mark} ${lat}`, lat, lon: 9 - lat });
  await signIn(page, site, "/admin/station/");
  await page.getByRole("searchbox").fill(mark);
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/q=Row/);
  const rows = page.getByRole("main").getByRole("rowheader");
  await expect(rows).toHaveCount(3);

  await page
    .getByRole("columnheader", { name: /Latitude/ })
    .getByRole("link", { name: "Latitude", exact: true })
    .click();
  await expect(page).toHaveURL(/o=lat/);
  await expect(rows.first()).toHaveText(`${mark} 1`);
  await page.getByRole("link", { name: "Latitude: sort descending" }).click();
  await expect(rows.first()).toHaveText(`${mark} 3`);
  await page.getByRole("link", { name: "Longitude", exact: true }).click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/o=-lat\.lon/);

  await page.getByLabel(`Public of ${mark} 3`).uncheck();
  await button(page, "Save").click();
  await expect(said(page)).not.toBeEmpty();
  await page.getByRole("complementary", { name: "Filters" }).getByRole("link", { name: /^No/ }).first().click();
  await expect(rows).toHaveCount(1);
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await expect(rows).toHaveCount(3);

  await page.getByLabel("Select all stations of this page").check();
  await button(page, "Delete selected").click();
  await expect(page.getByRole("dialog", { name: "Are you sure?" })).toContainText("3 stations");
  await button(page, "Yes, I’m sure").click();
  await expect(said(page)).toContainText("Successfully deleted 3 stations.");
  await expect(page.getByText("No stations match")).toBeVisible();

  await page.goto(`${site.server.url}/admin/station/?isPublic=maybe`);
  await expect(page.getByRole("alert").filter({ hasText: "maybe" })).toBeVisible();
  await page.getByRole("link", { name: "Show all stations" }).click();
  await expect(page).toHaveURL(/\/admin\/station\/$/);
});

test("stations are merged into one by keyboard, and the log undoes it", async ({ page, site }) => {
  const name = `Merged${process.pid}`;
  const ids: number[] = [];
  for (const [i, temperature] of [20, 21].entries()) {
    const { id } = await createStation(site.ctx(), { name, lat: 1, lon: 2 });
    await record(site.ctx(), [{ station: id, time: Date.UTC(2026, 0, 15, i) / 1000, temperature }]);
    ids.push(id);
  }
  const [into, gone] = ids;
  // The log is for superusers, unless others are given the permission to view it.
  await signIn(page, site, `/admin/station/?q=${name}`, { isSuperuser: true });
  await page.getByLabel("Select all stations of this page").check();
  await button(page, "Merge").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Merge 2 stations" });
  const remains = dialog.getByLabel("The station that remains");
  await expect(remains).toHaveValue(String(into));
  await expect(dialog.getByLabel("What will happen")).toContainText(/Stations to be deleted\s*1/);
  await dialog.getByLabel("Reason").focus();
  await page.keyboard.type("one roof");
  await page.keyboard.press("Enter");
  await expect(said(page)).toContainText(`1 station was merged into station ${into}, with 1 reading.`);
  await expect(page.getByRole("main").getByRole("rowheader")).toHaveCount(1);

  await page.goto(`${site.server.url}/admin/log-entry/?q=${gone}`);
  const entry = page.getByRole("row").filter({ has: page.getByRole("cell", { name: "merge", exact: true }) });
  await entry.getByRole("rowheader").getByRole("link").click();
  await button(page, "Undo this merge").click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo this merge" }).click();
  await expect(said(page)).toContainText("1 merge was undone.");
  await page.goto(`${site.server.url}/admin/station/?q=${name}`);
  await expect(page.getByRole("main").getByRole("rowheader")).toHaveCount(2);
});

test("a key is shown once, until it is dismissed on purpose", async ({ page, site }) => {
  const station = await createStation(site.ctx(), { name: `Keyed ${process.pid}`, lat: 1, lon: 2 });
  await signIn(page, site, `/admin/device-key/add/?stationId=${station.id}`);
  await expect(page.getByRole("combobox", { name: "Station" })).toHaveValue(station.name);
  await field(page, "Name").fill("roof");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("code").first()).toContainText("ws_");
  await page.keyboard.press("Escape");
  await page.mouse.click(5, 5);
  await expect(dialog).toBeVisible();
  await button(page, "I’ve saved it").click();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/\/admin\/device-key\/\d+\/change\/$/);
});

test("everything works by keyboard, and typed text is never lost without a warning", async ({ page, site }) => {
  const station = await createStation(site.ctx(), { name: `Keys ${process.pid}`, lat: 1, lon: 2 });
  const username = await signIn(page, site, `/admin/station/${station.id}/change/`, { isSuperuser: true });
  await expect(page.getByRole("heading", { name: /^Change station/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const owner = page.getByRole("combobox", { name: "Owner" });
  // A form is disabled until hydration, so that no input is lost.
  await expect(owner).toBeEnabled();
  await owner.focus();
  await page.keyboard.type(username);
  const option = page.getByRole("listbox").getByRole("option");
  await expect(option).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(owner).toHaveValue(username);

  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("link", { name: "Home" }).focus();
  await page.keyboard.press("Enter");
  await expect(owner).toHaveValue(username);
  await page.keyboard.press("Control+s");
  await expect(said(page)).toContainText("You may edit it again below.");
  await page.getByRole("link", { name: "Home" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Site administration" })).toBeVisible();
});

for (const { name, colorScheme, viewport } of LOOKS) {
  test.describe(`${name}, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport });

    test("every page of the admin passes the accessibility checks", async ({ page, site }, info) => {
      const { id } = await createStation(site.ctx(), { name: "Sound", lat: 48.2, lon: 16.4 });
      // Its page then has a table wider than a phone.
      await record(site.ctx(), [{ station: id, time: "2026-01-15T12:00:00Z", temperature: 5, humidity: 70 }]);
      const reading = await createTemperatureData(site.ctx(), {
        timestamp: 1393926308,
        temperature: 25,
        lat: 3,
        lon: 7,
      });
      await signIn(page, site, "/admin/", { isSuperuser: true });
      const look = async (title: string) => {
        await expectSound(page);
        await page.screenshot({ path: info.outputPath(`admin-${title}-${name}-${colorScheme}.png`), fullPage: true });
      };
      await look("index");
      const paths = {
        list: "/admin/station/",
        empty: "/admin/station/?q=no-such-station",
        refused: "/admin/station/?isPublic=maybe",
        form: `/admin/station/${id}/change/`,
        history: `/admin/station/${id}/history/`,
        delete: `/admin/temperature-data/${reading.id}/delete/`,
        group: "/admin/group/add/",
        user: "/admin/user/add/",
        reading: "/admin/sensor-data/add/",
        import: "/admin/station/import/",
        log: "/admin/log-entry/",
        doc: "/admin/doc/",
        nowhere: "/admin/nowhere/",
      };
      for (const [title, path] of Object.entries(paths)) {
        await page.goto(site.server.url + path);
        // Next sends a not-found page empty, and its script renders it.
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await look(title);
      }
      await page.goto(`${site.server.url}/admin/temperature-data/add/`);
      await button(page, "Save").click();
      await expect(page.getByText("Please correct the errors below.")).toBeVisible();
      await look("errors");
      await page.goto(`${site.server.url}/admin/temperature-data/`);
      await page.getByLabel("Select all temperature readings of this page").check();
      await button(page, "Delete selected").click();
      await expect(button(page, "Yes, I’m sure")).toBeVisible();
      await look("dialog");
    });
  });
}
