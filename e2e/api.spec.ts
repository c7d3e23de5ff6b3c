import type { Page } from "@playwright/test";
import { createStation } from "@/lib/services/stations";
import { createTemperatureData } from "@/lib/services/temperature-data";
import { createUser } from "@/lib/services/users";
import { expectSound, LOOKS } from "./support/accessibility";
import { expect, type Site, test } from "./support/test";

const PASSWORD = "a password of the browser";
let users = 0;

/** Logs in a new staff user by the link that a page of the API offers. */
async function logIn(page: Page, { server, ctx }: Site, path: string): Promise<string> {
  const username = `browser-${process.pid}-${users++}`;
  await createUser(ctx(), { username, password: PASSWORD, isStaff: true });
  await page.goto(server.url + path);
  await page.getByRole("link", { name: "Log in" }).click();
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(server.url + path);
  return username;
}

/** Each menu of the page opens within the screen. */
async function expectMenusOnScreen(page: Page): Promise<void> {
  for (const menu of await page.locator("details.menu").all()) {
    await menu.locator("summary").click();
    await expect(menu.locator(".menu-list")).toBeInViewport({ ratio: 1 });
    await menu.locator("summary").click();
  }
}

test.describe("the browsable API without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a user of the browsable API logs in, adds, reads, changes and deletes a station, and logs out", async ({
    page,
    site,
  }) => {
    // The other tab, hidden only once the styles are loaded, has a button of that name too.
    const form = page.locator("#panel-form");
    const username = await logIn(page, site, "/station/?page_size=5");
    await expect(page.getByText(username)).toBeVisible();
    await expect(page.locator(".response")).toContainText("HTTP 200 OK");

    await form.getByLabel("Name", { exact: true }).fill("Browsed");
    await form.getByLabel("Temperature").fill("warm");
    await form.getByRole("button", { name: "POST" }).click();
    await expect(page.locator(".response")).toContainText("HTTP 400 Bad Request");
    const temperature = page.locator(".field.invalid").filter({ hasText: "Temperature" });
    await expect(temperature).toContainText("A valid number is required.");
    await expect(page.locator("#form-name")).toHaveValue("Browsed");

    await form.getByLabel("Timestamp").fill("1393926310");
    await form.getByLabel("Temperature").fill("28");
    await form.getByLabel("Lat").fill("30.733315");
    await form.getByLabel("Lon").fill("76.779418");
    await form.getByRole("button", { name: "POST" }).click();
    await expect(page.locator(".response")).toContainText("HTTP 201 Created");
    await expect(page.locator(".response")).toContainText(/Location: http:\S+\/station\/\d+\//);

    await page.locator(".response").getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "Station Instance" })).toBeVisible();
    await expect(page.locator("#form-temperature")).toHaveValue("28");
    await page.locator("#form-temperature").fill("29");
    await form.getByRole("button", { name: "PUT" }).click();
    await expect(page.locator(".response")).toContainText('"temperature": "29"');

    await page.getByText("Raw data").click();
    await page.getByLabel("Content (application/json)").fill('{"name": "Patched"}');
    await page.getByRole("button", { name: "PATCH" }).click();
    await expect(page.locator(".response")).toContainText('"name": "Patched"');
    await expect(page.locator(".request")).toContainText("PATCH /station/");

    await page.getByRole("button", { name: "OPTIONS" }).click();
    await expect(page.locator(".response")).toContainText('"max_length": 100');

    await page.locator("summary", { hasText: "DELETE" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.locator(".response")).toContainText("HTTP 204 No Content");
    await page.getByRole("link", { name: "GET", exact: true }).click();
    await expect(page.locator(".response")).toContainText("HTTP 404 Not Found");

    await page.getByRole("button", { name: "Log out" }).click();
    await page.goto(`${site.server.url}/station/`);
    await expect(page.locator(".response")).toContainText("HTTP 401 Unauthorized");
  });

  test("the browsable API turns pages and filters", async ({ page, site }) => {
    const name = `Paged ${users}`;
    for (let i = 0; i < 3; i += 1) await createStation(site.ctx(), { name, lat: i, lon: i });
    await logIn(page, site, "/station/");
    await page.getByText("Filters").click();
    await page.locator("#filter-name").fill(name);
    await page.locator("#filter-page_size").fill("2");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("3 records");
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page).toHaveURL(/page=2/);
    await expect(page.locator(".response")).toContainText('"next": null');
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page.locator(".response")).toContainText('"previous": null');
    await page.getByLabel("Formats").click();
    await page.getByRole("link", { name: "json" }).click();
    await expect(page.locator("body")).toContainText('"count":3');
  });

  test("the browsable API shows only the actions that the user may take", async ({ page, site }) => {
    const username = `viewer-${process.pid}-${users++}`;
    const { id } = await createUser(site.ctx(), { username, password: PASSWORD, isStaff: true, groupIds: [] });
    await site.database.prisma.userPermission.create({ data: { userId: id, model: "Station", action: "view" } });
    const station = await createStation(site.ctx(), { name: "<script>alert(1)</script>", lat: 0, lon: 0 });
    await page.goto(`${site.server.url}/api-auth/login/?next=/station/${station.id}/`);
    await page.getByLabel("User name").fill(username);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.locator(".response")).toContainText("<script>alert(1)</script>");
    await expect(page.getByRole("button", { name: /PUT|PATCH/ })).toHaveCount(0);
    await expect(page.locator("summary", { hasText: "DELETE" })).toHaveCount(0);
  });
});

for (const { name, colorScheme, viewport } of LOOKS) {
  test.describe(`${name}, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport });

    test("the pages of the API and its login pass the accessibility checks", async ({ page, site }, info) => {
      const { server, ctx } = site;
      const { id } = await createStation(ctx(), { name: "Sound", lat: 48.2, lon: 16.4 });
      await createTemperatureData(ctx(), { timestamp: Date.now() - 60_000, temperature: 25, lat: 30.7, lon: 75.8 });
      const look = async (title: string) => {
        await expectSound(page);
        await page.screenshot({ path: info.outputPath(`api-${title}-${name}-${colorScheme}.png`), fullPage: true });
      };
      await page.goto(`${server.url}/api-auth/login/?next=/station/`);
      await look("login");
      await page.goto(`${server.url}/station/`);
      await look("anonymous");
      await logIn(page, site, "/station/");
      await look("list");
      await page.locator("#panel-form").getByRole("button", { name: "POST" }).click();
      await expect(page.locator(".response")).toContainText("HTTP 400");
      await look("errors");
      for (const path of [`/station/${id}/`, "/sensor-data/", "/home/", "/?format=api", "/current/?format=api"]) {
        await page.goto(server.url + path);
        await expectMenusOnScreen(page);
        await look(path.split(/[/?]/).filter(Boolean).join("-"));
      }
    });
  });
}

test("the API's description can be read and tried from this server alone", async ({ page, site }) => {
  await page.goto(`${site.server.url}/api/docs/`);
  const current = page.locator(".opblock").filter({ hasText: "/current/" });
  await current.getByRole("button").first().click();
  await current.getByRole("button", { name: "Try it out" }).click();
  await current.getByRole("button", { name: "Execute" }).click();
  await expect(current.locator(".live-responses-table td.response-col_status").last()).toHaveText("200");
});
