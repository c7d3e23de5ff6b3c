import type { Page } from "@playwright/test";
import { resetToken } from "@/lib/auth/login/reset-token";
import { beginSession } from "@/lib/auth/session";
import { userByName } from "@/lib/db/queries/users/logins";
import { createUser } from "@/lib/services/users";
import { expectSound, LOOKS } from "./support/accessibility";
import { expect, type Site, test } from "./support/test";

const PASSWORD = "a password of the browser";
let users = 0;

/** Browsers, and how many hours ago they logged in. */
const ELSEWHERE = [
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", 1],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    100,
  ],
  [`a-program-of-ours/1.0 (${"words ".repeat(20)})`, 200],
] as const;

async function newStaff({ ctx }: Site): Promise<string> {
  const username = `staff-${process.pid}-${users++}`;
  await createUser(ctx(), { username, password: PASSWORD, isStaff: true });
  return username;
}

async function logIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

for (const { name, colorScheme, viewport } of LOOKS) {
  test.describe(`${name}, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport });

    test("staff log in, change their password and log out", async ({ page, site }, info) => {
      const username = await newStaff(site);
      const shot = (title: string) => page.screenshot({ path: info.outputPath(`${title}-${name}-${colorScheme}.png`) });
      await page.goto(`${site.server.url}/admin/login/?next=/admin/password_change/`);
      await expect(page.getByRole("heading", { name: "Weather Station administration" })).toBeVisible();
      await logIn(page, username, "wrong");
      await expect(page.getByRole("alert")).toHaveText(/^Please enter the correct username and password/);
      await expectSound(page);
      await shot("login");

      await logIn(page, username, PASSWORD);
      await expect(page).toHaveURL(/\/admin\/password_change\/$/);
      const change = async (old: string, first: string, second: string) => {
        await page.getByLabel("Old password").fill(old);
        await page.getByLabel("New password", { exact: true }).fill(first);
        await page.getByLabel("New password confirmation").fill(second);
        await page.getByRole("button", { name: "Change my password" }).click();
      };
      await change(PASSWORD, "another horse", "another mouse");
      await expect(page.getByText("The two password fields didn’t match.")).toBeVisible();
      await expectSound(page);
      await shot("password-change");
      await change(PASSWORD, "another horse", "another horse");
      await expect(page.getByText("Your password was changed.")).toBeVisible();
      await expectSound(page);

      await page.getByRole("button", { name: "Log out" }).click();
      await expect(page.getByText("You have been logged out.")).toBeVisible();
      await expectSound(page);
      await shot("logged-out");
      await page.getByRole("link", { name: "Log in again" }).click();
      await logIn(page, username, PASSWORD);
      await expect(page.getByRole("alert")).toBeVisible();
    });

    test("staff see where they are logged in, and end what they do not know", async ({ page, site }, info) => {
      const username = await newStaff(site);
      const user = await userByName(site.database.read, username);
      if (!user) throw new Error("The user was not made.");
      for (const [userAgent, hours] of ELSEWHERE) {
        const client = { address: "2001:db8:85a3:8d3:1319:8a2e:370:7348", userAgent };
        await beginSession(site.database, user, client, Date.now() - hours * 3_600_000);
      }
      const shot = (title: string) =>
        page.screenshot({ path: info.outputPath(`${title}-${name}-${colorScheme}.png`), fullPage: true });
      await page.goto(`${site.server.url}/admin/login/`);
      await logIn(page, username, PASSWORD);
      await page.getByLabel(`Account: ${username}`).click();
      await page.getByRole("link", { name: "Sessions" }).click();
      const sessions = page
        .getByRole("main")
        .getByRole("listitem")
        .filter({ has: page.getByRole("heading") });
      await expect(sessions).toHaveCount(4);
      await expect(sessions.first()).toContainText("This session");
      await expectSound(page);
      await shot("sessions");

      await page.getByRole("button", { name: "End the session of Firefox on Windows" }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("status")).toHaveText("The session was ended.");
      await expect(sessions).toHaveCount(3);
      await expectSound(page);
      await shot("sessions-ended");
      await page.getByRole("button", { name: "End all other sessions" }).click();
      await expect(page.getByText("This is your only session.")).toBeVisible();
      await expect(sessions).toHaveCount(1);
      await expectSound(page);
      await shot("sessions-alone");
    });
  });
}

test("a menu that was opened before hydration stays open", async ({ page, site }) => {
  const username = await newStaff(site);
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.goto(`${site.server.url}/admin/login/`);
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click({ noWaitAfter: true });
  const menu = page.getByLabel(`Account: ${username}`);
  await menu.click();
  const link = page.getByRole("link", { name: "Sessions" });
  await expect(link).toBeVisible();
  release();
  // Its scripts have run once React has attached to the element.
  const isAlive = () => menu.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")));
  await expect.poll(isAlive).toBe(true);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(link).toBeVisible();
});

test("the password reset form is accepted as a request from the same site", async ({ page, site }) => {
  const username = await newStaff(site);
  const user = await userByName(site.database.read, username);
  if (!user) throw new Error("The user was not made.");
  await page.goto(`${site.server.url}/admin/reset/${await resetToken(site.database, user, Date.now())}/`);
  await page.getByLabel("New password", { exact: true }).fill("another horse");
  await page.getByLabel("Confirm password").fill("another horse");
  await page.getByRole("button", { name: "Change my password" }).click();
  await expect(page.getByRole("heading", { name: "Password reset complete" })).toBeVisible();
});
