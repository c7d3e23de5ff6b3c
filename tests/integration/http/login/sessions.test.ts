import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createUser } from "@/lib/services/users";
import { ADMIN_PASSWORD, onEachServer } from "../../support/server";
import { Browser, hiddenFields } from "../support/browser";
import { basic, faults } from "../support/client";

const LOGIN = "/admin/login/";
const PAGE = "/admin/sessions/";
const PASSWORD = "correct horse";

onEachServer("sessions", (fixture) => {
  async function loggedIn() {
    const username = `user-${randomUUID()}`;
    await createUser(fixture.ctx(), { username, password: PASSWORD, isStaff: true });
    const browser = new Browser(fixture.server);
    await browser.logIn(username, PASSWORD, "/admin/", LOGIN);
    return { username, browser };
  }

  /** A browser of somebody who has copied the cookies of another. */
  function thiefOf(browser: Browser): Browser {
    const thief = new Browser(fixture.server);
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    return thief;
  }

  /** What a session gives access to: a page of the admin, the REST API, the admin's procedures, NextAuth. */
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
  const SHUT = [302, 401, 401, false];

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
  ])(
    "logging out of %s ends the session on the server, so that a stolen cookie is worthless",
    async (_title, logOut) => {
      const { browser } = await loggedIn();
      const thief = thiefOf(browser);
      expect(await opens(thief)).toEqual(OPEN);
      await logOut(browser);
      expect(await opens(thiefOf(thief))).toEqual(SHUT);
      expect(await opens(thief)).toEqual(SHUT);
    },
  );

  const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
  const SAFARI =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

  /** A user who is logged in with these User-Agents, the first one's browser last. */
  async function everywhere(...agents: string[]) {
    const username = `user-${randomUUID()}`;
    const { id } = await createUser(fixture.ctx(), { username, password: PASSWORD, isStaff: true });
    const browsers: Browser[] = [];
    for (const agent of agents.toReversed()) {
      const browser = new Browser(fixture.server, { "User-Agent": agent });
      await browser.logIn(username, PASSWORD, "/admin/", LOGIN);
      browsers.unshift(browser);
    }
    return { id, browsers };
  }
  const end = async (browser: Browser, what: string) => {
    const { html } = await browser.get(PAGE);
    return browser.post(PAGE, { ...hiddenFields(html), end: what });
  };
  const isIn = async (browser: Browser) => (await browser.get("/station/")).status === 200;
  const browsersOn = (html: string) => [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, name]) => name);
  const endValues = (html: string) => [...html.matchAll(/name="end" value="([^"]*)"/g)].map(([, value]) => value ?? "");

  it("a user's sessions are listed to them: the current one first, then the newest", async () => {
    const hostile = '<script>alert("x")</script>';
    const { browsers } = await everywhere(FIREFOX, "curl/8.5.0", hostile, SAFARI);
    const [first] = browsers as [Browser];
    const { status, html } = await first.get(PAGE);
    expect(status).toBe(200);
    expect(html).toContain("<title>Sessions · Weather Station administration</title>");
    expect(browsersOn(html)).toEqual([
      "Firefox on Windows",
      "curl/8.5.0",
      "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;",
      "Safari on iPhone",
    ]);
    expect(html.match(/This session/g)).toHaveLength(1);
    expect(html.match(/127\.0\.0\.1/g)).toHaveLength(4);
    expect(endValues(html)).toEqual([expect.any(String), expect.any(String), expect.any(String), "others"]);
  });

  it("a user can end sessions one by one, or all but the current one", async () => {
    const { id, browsers } = await everywhere("one", "two", "three", "four");
    const [one, two, three, four] = browsers as [Browser, Browser, Browser, Browser];
    const [newest = ""] = endValues((await one.get(PAGE)).html);
    const ended = await end(one, newest);
    expect([ended.status, ended.headers.get("location")]).toEqual([302, `${PAGE}?ended`]);
    expect((await one.get(`${PAGE}?ended`)).html).toContain("The session was ended.");
    expect([await isIn(one), await isIn(two), await isIn(three), await isIn(four)]).toEqual([true, false, true, true]);
    const again = await end(one, newest);
    expect([again.status, again.html.includes("This session has ended already.")]).toEqual([404, true]);
    await end(one, "others");
    expect([await isIn(one), await isIn(three), await isIn(four)]).toEqual([true, false, false]);
    const { html } = await one.get(PAGE);
    expect(html).toContain("This is your only session.");
    expect(endValues(html)).toEqual([]);
    const entries = await fixture.database.prisma.logEntry.findMany({
      where: { model: "User", objectId: String(id), action: "change" },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ userId, changes }) => [userId, changes])).toEqual([
      [id, { sessions: [4, 3] }],
      [id, { sessions: [3, 1] }],
    ]);
  });

  it("a user's sessions are ended by a form of this site only, and those of others cannot be ended", async () => {
    const mine = await everywhere("one", "two");
    const [own, second] = mine.browsers as [Browser, Browser];
    const other = await everywhere("another");
    const [theirs] = other.browsers as [Browser];
    const { hash } = await fixture.database.prisma.session.findFirstOrThrow({ where: { userId: other.id } });
    expect((await own.post(PAGE, { end: "others" })).status).toBe(403);
    expect((await own.post(PAGE, { ...hiddenFields((await theirs.get(PAGE)).html), end: "others" })).status).toBe(403);
    expect((await end(own, hash)).status).toBe(404);
    for (const nonsense of ["", "all", "x".repeat(64), `${hash}0`]) expect((await end(own, nonsense)).status).toBe(400);
    expect([await isIn(own), await isIn(second), await isIn(theirs)]).toEqual([true, true, true]);
  });

  it("the page of sessions is visible to staff who are logged in, and to nobody else", async () => {
    const username = `user-${randomUUID()}`;
    await createUser(fixture.ctx(), { username, password: PASSWORD });
    const viewer = new Browser(fixture.server);
    await viewer.logIn(username, PASSWORD);
    for (const browser of [viewer, new Browser(fixture.server)]) {
      const { status, headers } = await browser.get(PAGE);
      expect([status, headers.get("location")]).toEqual([302, `${LOGIN}?next=${encodeURIComponent(PAGE)}`]);
    }
  });

  it("a login ends the previous session of the same browser", async () => {
    const { id, browsers } = await everywhere("one", "two");
    const [one, two] = browsers as [Browser, Browser];
    const before = thiefOf(one);
    const { username } = await fixture.database.prisma.user.findUniqueOrThrow({ where: { id } });
    await one.logIn(username, PASSWORD);
    expect([await isIn(one), await isIn(two), await isIn(before)]).toEqual([true, true, false]);
  });

  it("a new password ends all sessions, and starts a new one in the browser where it was changed", async () => {
    const { id, browsers } = await everywhere("one", "two");
    const [one, two] = browsers as [Browser, Browser];
    const thief = thiefOf(one);
    const { html } = await one.get("/admin/password_change/");
    const password = "another horse";
    const fields = { old_password: PASSWORD, new_password1: password, new_password2: password };
    expect((await one.post("/admin/password_change/", { ...hiddenFields(html), ...fields })).status).toBe(302);
    expect([await isIn(one), await isIn(two), await isIn(thief)]).toEqual([true, false, false]);
    expect(await fixture.database.prisma.session.count({ where: { userId: id } })).toBe(1);
  });

  it("only a superuser can end all sessions of a user in the admin", async () => {
    const { id, browsers } = await everywhere("one", "two");
    const [one, two] = browsers as [Browser, Browser];
    const input = { model: "user", action: "end-sessions", selection: { keys: [String(id)] }, input: {} };
    const act = (headers: Record<string, string>) =>
      fixture.server.fetch("/api/trpc/admin.act", {
        method: "POST",
        body: JSON.stringify(input),
        headers: { "Content-Type": "application/json", ...headers },
      });
    const staff = await act({ Cookie: [...two.cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
    expect(staff.status).toBe(403);
    expect((await act(basic("admin", ADMIN_PASSWORD))).status).toBe(200);
    await expect.poll(() => isIn(one)).toBe(false);
    expect(await isIn(two)).toBe(false);
    expect(faults(fixture.server)).toEqual([]);
  });
});
