import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createUser } from "@/lib/services/users";
import { onServer } from "../../support/server";
import { Browser, hiddenFields } from "../support/browser";
import { CITY } from "../support/station-client";

const PASSWORD = "correct horse";
const COOKIE = /^csrftoken=[\w-]{43}; Max-Age=31449600; Path=\/; SameSite=Lax$/;
const LOGINS = ["/api-auth/login/", "/accounts/login/", "/admin/login/"];
const JSON_ANSWER = { Accept: "application/json" };

onServer("the cookie csrftoken", (fixture) => {
  async function newStaff() {
    const username = `staff-${randomUUID()}`;
    await createUser(fixture.ctx(), { username, password: PASSWORD, isStaff: true });
    return username;
  }
  async function loggedIn() {
    const browser = new Browser(fixture.server);
    await browser.logIn(await newStaff(), PASSWORD);
    return browser;
  }
  const tokenOf = (browser: Browser) => browser.cookies.get("csrftoken") ?? "";

  it.each(LOGINS)("the cookie csrftoken comes with the form of %s, whose hidden field is the same", async (login) => {
    const browser = new Browser(fixture.server);
    const { headers, html } = await browser.get(login);
    expect(browser.set).toEqual([expect.stringMatching(COOKIE)]);
    expect(hiddenFields(html).csrfmiddlewaretoken).toBe(tokenOf(browser));
    expect([headers.get("vary"), headers.get("cache-control")]).toEqual(["Cookie", "no-store"]);
    const before = tokenOf(browser);
    await browser.get(login);
    expect([browser.set, tokenOf(browser)]).toEqual([[], before]);
  });

  it.each(LOGINS)(
    "a script that sends back only the cookie csrftoken to %s, in the field or in the header, is accepted",
    async (login) => {
      const username = await newStaff();
      for (const where of ["field", "header"]) {
        const browser = new Browser(fixture.server);
        await browser.get(login);
        const before = tokenOf(browser);
        const fields = { username, password: PASSWORD, next: "/station/" };
        const { status, headers } = await (where === "field"
          ? browser.post(login, { ...fields, csrfmiddlewaretoken: before })
          : browser.post(login, fields, { "X-CSRFToken": before }));
        expect([status, headers.get("location"), headers.get("cache-control")]).toEqual([302, "/station/", "no-store"]);
        expect(browser.set).toEqual([expect.stringMatching(/^sessionid=/), expect.stringMatching(COOKIE)]);
        expect(tokenOf(browser)).not.toBe(before);
      }
    },
  );

  it("a login form with the cookie csrftoken also takes the next page from its own URL", async () => {
    const browser = new Browser(fixture.server);
    const username = await newStaff();
    await browser.get("/api-auth/login/");
    const fields = { username, password: PASSWORD, csrfmiddlewaretoken: tokenOf(browser) };
    const { headers } = await browser.post("/api-auth/login/?next=/station/%3Fpage=2", fields);
    expect(headers.get("location")).toBe("/station/?page=2");
  });

  it.each<[string, string, unknown, number]>([
    ["POST", "/station/", CITY, 201],
    ["PUT", "/station/{id}/", CITY, 200],
    ["PATCH", "/station/{id}/", { name: "Roof" }, 200],
    ["DELETE", "/station/{id}/", undefined, 204],
  ])("%s needs the value of the cookie csrftoken in the header X-CSRFToken", async (method, path, body, status) => {
    const browser = await loggedIn();
    const Cookie = `sessionid=${browser.cookies.get("sessionid")}; csrftoken=${tokenOf(browser)}`;
    const send = (path: string, method: string, token: string | undefined, body: unknown) =>
      fixture.server.fetch(path, {
        method,
        headers: { Cookie, "Content-Type": "application/json", ...(token ? { "X-CSRFToken": token } : {}) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const { url } = (await (await send("/station/", "POST", tokenOf(browser), CITY)).json()) as { url: string };
    const target = path.includes("{id}") ? new URL(url).pathname : path;
    for (const [token, fault] of [
      [undefined, "missing"],
      ["x", "incorrect"],
      [tokenOf(await loggedIn()), "incorrect"],
    ] as const) {
      const refused = await send(target, method, token, body);
      expect([refused.status, await refused.text()]).toEqual([403, `{"detail":"CSRF Failed: CSRF token ${fault}."}`]);
    }
    expect((await send(target, method, tokenOf(browser), body)).status).toBe(status);
  });

  it("the cookie csrftoken is accepted in a form's field by a client that asks for JSON", async () => {
    const browser = await loggedIn();
    const fields = { ...CITY, csrfmiddlewaretoken: tokenOf(browser) };
    const { status, html } = await browser.post("/station/", fields, JSON_ANSWER);
    expect([status, JSON.parse(html)]).toEqual([201, { url: expect.any(String), ...CITY }]);
    const wrong = await browser.post("/station/", { ...CITY, csrfmiddlewaretoken: "x" }, JSON_ANSWER);
    expect([wrong.status, wrong.html]).toEqual([403, '{"detail":"CSRF Failed: CSRF token incorrect."}']);
    const without = await browser.post("/station/", CITY, JSON_ANSWER);
    expect([without.status, without.html]).toEqual([403, '{"detail":"CSRF Failed: CSRF token missing."}']);
  });

  it("a visitor's cookie csrftoken is not valid for a session, nor is that of another session", async () => {
    const browser = await loggedIn();
    const visitor = new Browser(fixture.server);
    await visitor.get("/api-auth/login/");
    for (const token of [tokenOf(visitor), tokenOf(await loggedIn())]) {
      browser.cookies.set("csrftoken", token);
      expect((await browser.post("/station/", CITY, { ...JSON_ANSWER, "X-CSRFToken": token })).status).toBe(403);
    }
  });

  it.each([
    "/station/",
    "/api/docs/",
    "/api-auth/login/",
    "/api-auth/logout/",
    "/admin/",
    "/admin/station/",
    "/admin/sessions/",
    "/admin/password_change/",
    "/admin/password_change/done/",
  ])("the page %s sets the cookie csrftoken again for a session that has lost it", async (path) => {
    const browser = await loggedIn();
    const token = tokenOf(browser);
    browser.cookies.delete("csrftoken");
    expect((await browser.get(path)).status).toBe(200);
    expect(browser.set).toEqual([expect.stringMatching(COOKIE)]);
    expect(tokenOf(browser)).toBe(token);
    await browser.get(path);
    expect(browser.set).toEqual([]);
    browser.cookies.set("csrftoken", "of-another-site-on-this-host");
    await browser.get(path);
    expect(tokenOf(browser)).toBe(token);
  });

  it("pages that are the same for everybody, and JSON, set no cookie csrftoken", async () => {
    for (const path of ["/", "/station/", "/station/?format=json", "/current/", "/api/docs/", "/admin/", "/nowhere"]) {
      const browser = new Browser(fixture.server);
      await browser.get(path);
      expect([path, browser.set]).toEqual([path, []]);
    }
    const browser = await loggedIn();
    browser.cookies.delete("csrftoken");
    await browser.get("/station/?format=json");
    expect(browser.set).toEqual([]);
  });
});

onServer(
  "the cookie csrftoken behind a proxy",
  (fixture) => {
    it("the cookie csrftoken is for https only where the visitor uses it", async () => {
      const secure = new Browser(fixture.server, { "X-Forwarded-Proto": "https", Host: "weather.example" });
      await secure.get("/admin/login/");
      expect(secure.set).toEqual([
        expect.stringMatching(/^csrftoken=[\w-]{43}; Max-Age=31449600; Path=\/; Secure; SameSite=Lax$/),
      ]);
    });
  },
  { TRUST_PROXY: "1" },
);
