import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { changePassword, createUser } from "@/lib/services/users";
import { onServer, type ServerBench } from "../../support/server";
import { Browser, guess, hiddenFields } from "../support/browser";
import { faults } from "../support/client";

const PASSWORD = "correct horse";
const WRONG = "Please enter a correct user name and password. Note that both fields may be case-sensitive.";
const STATION = { name: "Roof", timestamp: "1393926310", temperature: "28", lat: "30.7", lon: "76.8" };

async function newStaff({ ctx }: ServerBench): Promise<string> {
  const username = `staff-${randomUUID()}`;
  await createUser(ctx(), { username, password: PASSWORD, isStaff: true });
  return username;
}

onServer("the login page", (fixture) => {
  it("the login page shows a form without scripts or foreign content, and is not cached", async () => {
    const { status, headers, html } = await new Browser(fixture.server).get("/api-auth/login/?next=/station/");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toMatch(/<script|style=|\son\w+=/i);
    expect(hiddenFields(html)).toMatchObject({
      next: "/station/",
      csrfmiddlewaretoken: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it("the login page logs in, redirects, and the API then recognises the user", async () => {
    const username = await newStaff(fixture);
    const browser = new Browser(fixture.server);
    const { status, headers } = await browser.logIn(username, PASSWORD, "/station/?page=last");
    expect(status).toBe(302);
    expect(headers.get("location")).toBe("/station/?page=last");
    expect(browser.set).toEqual([
      expect.stringMatching(/^sessionid=[\w.-]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^csrftoken=[\w-]{43}; Max-Age=31449600; Path=\/; SameSite=Lax$/),
    ]);
    const page = await browser.get("/station/");
    expect(page.status).toBe(200);
    expect(page.html).toContain(username);
  });

  it("the login page also works without the slash at its end", async () => {
    const username = await newStaff(fixture);
    const browser = new Browser(fixture.server);
    const { html } = await browser.get("/api-auth/login");
    const { status } = await browser.post("/api-auth/login", { ...hiddenFields(html), username, password: PASSWORD });
    expect(status).toBe(302);
  });

  it("the login page redirects within this site only, and escapes the next link", async () => {
    const username = await newStaff(fixture);
    for (const next of ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
      expect((await new Browser(fixture.server).logIn(username, PASSWORD, next)).headers.get("location")).toBe("/");
    }
    const { html } = await new Browser(fixture.server).get(`/api-auth/login/?next=${encodeURIComponent('/"><b>')}`);
    expect(html).not.toContain("<b>");
  });

  it("the login page shows the error beside the form, and keeps the name but never the password", async () => {
    const username = await newStaff(fixture);
    const browser = new Browser(fixture.server);
    const wrong = await browser.logIn(username, "wrong <horse>", "/station/");
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain(WRONG);
    expect(wrong.html).toContain(`value="${username}"`);
    expect(wrong.html).not.toContain("horse");
    expect(hiddenFields(wrong.html)).toMatchObject({ next: "/station/" });
    expect(browser.cookies.has("sessionid")).toBe(false);
    const empty = await browser.logIn("<i>", "");
    expect(empty.status).toBe(400);
    expect(empty.html).toContain("This field is required.");
    expect(empty.html).not.toContain("<i>");
  });

  it("the login page does not distinguish an inactive user from an unknown one", async () => {
    const username = await newStaff(fixture);
    await fixture.database.prisma.user.update({ where: { username }, data: { isActive: false } });
    for (const name of [username, "nobody"]) {
      const { status, html } = await new Browser(fixture.server).logIn(name, PASSWORD);
      expect(status).toBe(400);
      expect(html).toContain(WRONG);
    }
  });

  it("the login page refuses a form that another site sends, and offers a valid one", async () => {
    const username = await newStaff(fixture);
    const fields = { username, password: PASSWORD };
    const visitor = async () => {
      const browser = new Browser(fixture.server);
      return { browser, hidden: hiddenFields((await browser.get("/api-auth/login/")).html) };
    };
    const other = await visitor();
    const attempts: [Browser, Record<string, string>][] = [
      [new Browser(fixture.server), fields],
      [new Browser(fixture.server), { ...fields, ...other.hidden }],
      [(await visitor()).browser, fields],
      [(await visitor()).browser, { ...fields, ...other.hidden }],
    ];
    for (const [browser, sent] of attempts) {
      const refused = await browser.post("/api-auth/login/", sent);
      expect(refused.status).toBe(403);
      expect(browser.cookies.has("sessionid")).toBe(false);
      const again = await browser.post("/api-auth/login/", { ...fields, ...hiddenFields(refused.html) });
      expect(again.status).toBe(302);
    }
  });

  it("the login page delays clients that guess, but not users who are logged in", async () => {
    const username = await newStaff(fixture);
    const browser = new Browser(fixture.server);
    await browser.logIn(username, PASSWORD);
    const guesser = new Browser(fixture.server);
    const { judged, refused } = await guess((password) => guesser.logIn(username, password));
    expect(judged).toBeGreaterThanOrEqual(4);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.html).toContain("Too many failed logins.");
    const basic = `Basic ${Buffer.from(`${username}:wrong too`).toString("base64")}`;
    const byApi = () => fixture.server.fetch("/station/", { headers: { Authorization: basic } });
    await expect.poll(async () => (await byApi()).headers.get("retry-after")).not.toBeNull();
    expect((await browser.get("/station/")).status).toBe(200);
  });

  it.each(["PUT", "DELETE"])("the login page does not accept the method %s", async (method) => {
    const { status, headers } = await fixture.server.fetch("/api-auth/login/", { method });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

onServer("a session of the REST API", (fixture) => {
  const post = (browser: Browser, headers: Record<string, string> = {}, fields: Record<string, string> = {}) =>
    browser.post("/station/", { ...STATION, ...fields }, { Accept: "application/json", ...headers });

  async function loggedIn(): Promise<{ browser: Browser; username: string; csrf: string }> {
    const username = await newStaff(fixture);
    const browser = new Browser(fixture.server);
    await browser.logIn(username, PASSWORD);
    const csrf = hiddenFields((await browser.get("/api-auth/logout/")).html).csrfmiddlewaretoken ?? "";
    return { browser, username, csrf };
  }

  it("a session writes only with its CSRF token, in a header or in the form of a page", async () => {
    const { browser, csrf } = await loggedIn();
    const missing = await post(browser);
    expect([missing.status, missing.html]).toEqual([403, '{"detail":"CSRF Failed: CSRF token missing."}']);
    const other = await loggedIn();
    const wrong = await post(browser, { "X-CSRFToken": other.csrf });
    expect([wrong.status, wrong.html]).toEqual([403, '{"detail":"CSRF Failed: CSRF token incorrect."}']);
    expect((await post(browser, { "X-CSRFToken": csrf })).status).toBe(201);
    expect((await post(browser, { Accept: "text/html" }, { csrfmiddlewaretoken: csrf })).status).toBe(201);
  });

  it.each<[string, (username: string) => Promise<unknown>]>([
    ["a new password", (username) => changePassword(fixture.ctx(), { username, password: "another horse" })],
    [
      "being made inactive",
      (username) => fixture.database.prisma.user.update({ where: { username }, data: { isActive: false } }),
    ],
  ])("a session ends at once by %s", async (_title, change) => {
    const { browser, username } = await loggedIn();
    expect((await browser.get("/station/")).status).toBe(200);
    await change(username);
    expect((await browser.get("/station/")).status).toBe(401);
  });

  it("the log-out button ends a session, and another site cannot send its form", async () => {
    const { browser, username, csrf } = await loggedIn();
    const button = await browser.get("/api-auth/logout/?next=/station/");
    expect(button.html).toContain(username);
    expect((await browser.post("/api-auth/logout/", {})).status).toBe(403);
    expect((await browser.get("/station/")).status).toBe(200);
    const { status, headers } = await browser.post("/api-auth/logout/", hiddenFields(button.html));
    expect([status, headers.get("location")]).toEqual([302, "/station/"]);
    expect(browser.set[0]).toMatch(/^sessionid=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.get("/station/")).status).toBe(401);
    const again = await browser.post("/api-auth/logout/", { csrfmiddlewaretoken: csrf });
    expect([again.status, again.headers.get("location")]).toEqual([302, "/api-auth/login/"]);
  });

  it("logins leave no secret in the log", async () => {
    const { browser } = await loggedIn();
    const session = browser.cookies.get("sessionid") ?? "";
    expect(session.length).toBeGreaterThan(100);
    expect(fixture.server.output()).not.toContain(session);
    expect(fixture.server.output()).not.toContain(PASSWORD);
    expect(faults(fixture.server)).toEqual([]);
  });
});

onServer(
  "a session behind a proxy",
  (fixture) => {
    it("a session's cookie is for https only where the visitor uses it", async () => {
      const username = await newStaff(fixture);
      const secure = new Browser(fixture.server, { "X-Forwarded-Proto": "https", Host: "weather.example" });
      await secure.logIn(username, PASSWORD);
      expect(secure.set[0]).toMatch(/^sessionid=.*; Secure; SameSite=Lax$/);
      const plain = new Browser(fixture.server);
      await plain.logIn(username, PASSWORD);
      expect(plain.set[0]).not.toMatch(/Secure/);
    });

    it("wrong passwords count by the address that the proxy names, not the one that a client claims", async () => {
      const username = await newStaff(fixture);
      const from = (addresses: string) => new Browser(fixture.server, { "X-Forwarded-For": addresses });
      const { refused } = await guess((password) =>
        from(`10.0.0.${password.at(-1)}, 198.51.100.1`).logIn(username, password),
      );
      expect(refused.status).toBe(429);
      expect((await from("198.51.100.2").logIn(username, PASSWORD)).status).toBe(302);
    });
  },
  { TRUST_PROXY: "1" },
);
