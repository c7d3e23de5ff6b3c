import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createUser } from "@/lib/services/users";
import { onServer } from "../../support/server";
import { Browser, guess, hiddenFields } from "../support/browser";
import { faults } from "../support/client";

const LOGIN = "/admin/login/";
const CHANGE = "/admin/password_change/";
const PASSWORD = "correct horse";
const REFUSAL =
  "Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.";

onServer("the admin's login", (fixture) => {
  async function newUser(rest: Partial<Parameters<typeof createUser>[1]> = {}) {
    const username = `user-${randomUUID()}`;
    const { id } = await createUser(fixture.ctx(), { username, password: PASSWORD, ...rest });
    return { id, username };
  }
  async function loggedIn() {
    const { id, username } = await newUser({ isStaff: true });
    const browser = new Browser(fixture.server);
    await browser.logIn(username, PASSWORD, "/admin/", LOGIN);
    return { id, username, browser };
  }
  /** Whether this session is still valid. */
  const isIn = async (browser: Browser) => (await browser.get("/station/")).status === 200;
  const change = async (
    browser: Browser,
    old_password: string,
    new_password1: string,
    new_password2 = new_password1,
  ) => {
    const { html } = await browser.get(CHANGE);
    const csrf = hiddenFields(html).csrfmiddlewaretoken ?? "";
    return browser.post(CHANGE, { csrfmiddlewaretoken: csrf, old_password, new_password1, new_password2 });
  };

  it("the admin's login admits active staff, and redirects to the requested page of this site", async () => {
    const { username } = await newUser({ isStaff: true });
    const form = await new Browser(fixture.server).get(LOGIN);
    expect(form.html).toContain("<title>Log in · Weather Station administration</title>");
    expect(form.html).toContain("<h1>Weather Station administration</h1>");
    expect(form.html).toContain("npm run manage -- changepassword USER");
    for (const [next, location] of [
      ["", "/admin/"],
      ["/admin/station/?q=a", "/admin/station/?q=a"],
      ["https://evil.example/", "/admin/"],
      ["//evil.example/", "/admin/"],
    ] as const) {
      const browser = new Browser(fixture.server);
      const { status, headers } = await browser.logIn(username, PASSWORD, next, LOGIN);
      expect([status, headers.get("location")]).toEqual([302, location]);
      expect(browser.set).toEqual([
        expect.stringMatching(/^sessionid=[\w.-]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/),
        expect.stringMatching(/^csrftoken=[\w-]{43}; Max-Age=31449600; Path=\/; SameSite=Lax$/),
      ]);
      const again = await browser.get(`${LOGIN}?next=${encodeURIComponent(next)}`);
      expect([again.status, again.headers.get("location")]).toEqual([302, location]);
    }
  });

  it("the admin's login refuses all others with the same message", async () => {
    const staff = await newUser({ isStaff: true });
    const inactive = await newUser({ isStaff: true, isActive: false });
    const viewer = await newUser();
    for (const [username, password] of [
      [staff.username, "wrong"],
      [inactive.username, PASSWORD],
      [viewer.username, PASSWORD],
      [`nobody-${randomUUID()}`, PASSWORD],
    ] as const) {
      const browser = new Browser(fixture.server);
      const { status, html } = await browser.logIn(username, password, "/admin/", LOGIN);
      expect([status, html.includes(REFUSAL), browser.cookies.has("sessionid")]).toEqual([400, true, false]);
    }
  });

  it("the admin's login tells users who are logged in but not staff that the page is not for them", async () => {
    const { username } = await newUser();
    const browser = new Browser(fixture.server);
    await browser.logIn(username, PASSWORD);
    const { status, html } = await browser.get(LOGIN);
    expect(status).toBe(200);
    expect(html).toContain(`You are authenticated as ${username}, but are not authorized to access this page.`);
  });

  it("the admin's login refuses a form that another site sends", async () => {
    const { username } = await newUser({ isStaff: true });
    const browser = new Browser(fixture.server);
    expect((await browser.post(LOGIN, { username, password: PASSWORD })).status).toBe(403);
    expect(browser.cookies.has("sessionid")).toBe(false);
  });

  it("the admin's logout requires a form of this site, and confirms it", async () => {
    const { browser } = await loggedIn();
    const asked = await browser.get("/admin/logout/");
    expect([asked.status, asked.headers.get("allow")]).toEqual([405, "POST"]);
    const foreign = await browser.post("/admin/logout/", {});
    expect([foreign.status, await isIn(browser)]).toEqual([403, true]);
    const { status, html } = await browser.post("/admin/logout/", hiddenFields(foreign.html));
    expect(status).toBe(200);
    expect(html).toContain("You have been logged out.");
    expect(html).toContain('href="/admin/login/"');
    expect(browser.cookies.has("sessionid")).toBe(false);
  });

  it("the admin's login delays clients that guess passwords, and says for how long", async () => {
    const { username } = await newUser({ isStaff: true });
    const browser = new Browser(fixture.server);
    const { judged, refused } = await guess((password) => browser.logIn(username, password, "/", LOGIN));
    expect(judged).toBeGreaterThanOrEqual(4);
    expect(refused.status).toBe(429);
    const seconds = refused.headers.get("retry-after");
    expect(seconds).toMatch(/^\d+$/);
    expect(refused.html).toContain(`Too many failed logins. Expected available in ${seconds} second`);
  });

  it("the admin's password page requires the old password, and ends all other sessions", async () => {
    const { id, username, browser } = await loggedIn();
    const elsewhere = new Browser(fixture.server);
    await elsewhere.logIn(username, PASSWORD);
    const before = browser.cookies.get("sessionid");
    const { status, headers } = await change(browser, PASSWORD, "another horse");
    expect([status, headers.get("location")]).toEqual([302, `${CHANGE}done/`]);
    expect(browser.cookies.get("sessionid")).not.toBe(before);
    const done = await browser.get(`${CHANGE}done/`);
    expect(done.html).toContain("Your password was changed.");
    expect([await isIn(browser), await isIn(elsewhere)]).toEqual([true, false]);
    expect((await elsewhere.logIn(username, "another horse")).status).toBe(302);
    const changes = { model: "User", userId: id, action: "change" };
    const entries = await fixture.database.prisma.logEntry.findMany({ where: changes });
    expect(entries).toMatchObject([
      { action: "change", actor: username, objectId: String(id), changes: { password: [null, "changed"] } },
    ]);
  });

  it("the admin's password page reports errors, and then changes nothing", async () => {
    const { username, browser } = await loggedIn();
    const wrongs: [string[], string][] = [
      [["wrong", "another horse"], "Your old password was entered incorrectly. Please enter it again."],
      [[PASSWORD, "another horse", "another mouse"], "The two password fields didn’t match."],
      [[PASSWORD, "short"], "This password is too short: it needs at least 8 characters."],
      [[PASSWORD, "1234567890"], "This password is entirely numeric."],
      [["", "another horse"], "This field is required."],
    ];
    for (const [[old = "", first = "", second = first], message] of wrongs) {
      const { status, html } = await change(browser, old, first, second);
      expect([status, html.includes(message) && message]).toEqual([400, message]);
      expect(html).not.toContain("another horse");
    }
    const fields = { old_password: PASSWORD, new_password1: "another horse", new_password2: "another horse" };
    expect((await browser.post(CHANGE, fields)).status).toBe(403);
    expect((await new Browser(fixture.server).logIn(username, PASSWORD)).status).toBe(302);
  });

  it("the admin redirects users who are not logged in, or not staff, to the login", async () => {
    const { username } = await newUser();
    const viewer = new Browser(fixture.server);
    await viewer.logIn(username, PASSWORD);
    for (const browser of [viewer, new Browser(fixture.server)]) {
      for (const path of [CHANGE, `${CHANGE}done/`]) {
        const { status, headers } = await browser.get(path);
        expect([status, headers.get("location")]).toEqual([302, `${LOGIN}?next=${encodeURIComponent(path)}`]);
      }
    }
  });

  it("the admin offers no password reset where no mail can be sent", async () => {
    expect((await new Browser(fixture.server).get("/admin/password_reset/")).status).toBe(404);
    expect(faults(fixture.server)).toEqual([]);
  });
});
