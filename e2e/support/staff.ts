import type { Page } from "@playwright/test";
import { createUser } from "@/lib/services/users";
import { expect, type Site } from "./test";

const PASSWORD = "a password of the browser";
let users = 0;

/** Signs in a new member of staff by the admin's login page, and opens the page at `path`. */
export async function signIn(page: Page, site: Site, path: string, { isSuperuser = false } = {}): Promise<string> {
  const username = `admin-${process.pid}-${users++}`;
  await createUser(site.ctx(), {
    username,
    password: PASSWORD,
    isStaff: true,
    isSuperuser,
  });
  await page.goto(site.server.url + path);
  await expect(page).toHaveURL(/\/admin\/login\/\?next=/);
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(site.server.url + path);
  return username;
}
