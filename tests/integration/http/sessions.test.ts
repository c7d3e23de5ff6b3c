import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createUser } from "@/lib/services/users/create";
import { onEachServer } from "../support/server";
import { Browser, hiddenFields } from "./browser";

const LOGIN = "/admin/login/";
const PASSWORD = "correct horse";

onEachServer("sessions", (bench) => {
  async function loggedIn() {
    const username = `user-${randomUUID()}`;
    await createUser(bench.ctx(), { username, password: PASSWORD, isStaff: true });
    const browser = new Browser(bench.server);
    await browser.logIn(username, PASSWORD, "/admin/", LOGIN);
    return { username, browser };
  }

  /** A browser of somebody who has copied the cookies of another. */
  function thiefOf(browser: Browser): Browser {
    const thief = new Browser(bench.server);
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    return thief;
  }

  /** What a session opens: a page of the admin, the REST API, the admin's procedures, NextAuth. */
  async function opens(browser: Browser) {
    const [page, rest, procedure, nextAuth] = [
      await browser.get("/admin/password_change/"),
      await browser.get("/station/"),
      await browser.get("/api/trpc/admin.session"),
      await browser.get("/api/auth/session"),
    ];
    return [page.status, rest.status, procedure.status, JSON.parse(nextAuth.html).user !== undefined];
  }

  const OPEN = [200, 200, 200, true];
  const SHUT = [303, 401, 401, false];

  it.each<[string, (browser: Browser) => Promise<unknown>]>([
    [
      "the admin",
      async (browser) => {
        const { html } = await browser.get("/admin/password_change/");
        return browser.post("/admin/logout/", hiddenFields(html));
      },
    ],
    [
      "the API",
      async (browser) => {
        const { html } = await browser.get("/api-auth/logout/");
        return browser.post("/api-auth/logout/", hiddenFields(html));
      },
    ],
    [
      "NextAuth",
      async (browser) => {
        const { csrfToken } = JSON.parse((await browser.get("/api/auth/csrf")).html) as { csrfToken: string };
        return browser.post("/api/auth/signout", { csrfToken, callbackUrl: "/" });
      },
    ],
  ])("end on the server when one logs out of %s: a stolen cookie is worth nothing then", async (_title, logOut) => {
    const { browser } = await loggedIn();
    const thief = thiefOf(browser);
    expect(await opens(thief)).toEqual(OPEN);
    await logOut(browser);
    expect(await opens(thiefOf(thief))).toEqual(SHUT);
    expect(await opens(thief)).toEqual(SHUT);
  });
});
