import { parse } from "hono/utils/cookie";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { identify } from "@/lib/auth/request";
import { SESSION_COOKIE } from "@/lib/auth/session";
import { nextAuthHandler } from "@/lib/login/next-auth";
import { forget, processSingleton } from "@/lib/process-singleton";
import { onEachDatabase } from "../support/database";
import { newUser, PASSWORD } from "./people";

const HOST = "localhost:8000";
const ORIGIN = `http://${HOST}`;
let hosts = 0;

onEachDatabase("NextAuth", (fixture) => {
  beforeAll(() => {
    processSingleton("database", () => fixture.database);
  });
  afterAll(() => {
    forget("database");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  /** A browser with its own address, which keeps its cookies. */
  function newBrowser(extra: Record<string, string> = {}) {
    const cookies: Record<string, string> = {};
    const address = `10.2.${++hosts >> 8}.${hosts & 255}`;
    let set: string[] = [];
    const cookie = () => Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const ask = async (path: string, fields?: Record<string, string>) => {
      const headers = { Host: HOST, "X-Client-Address": address, Cookie: cookie().join("; "), ...extra };
      const body = fields && new URLSearchParams(fields);
      const response = await nextAuthHandler(
        new Request(`${ORIGIN}/api/auth/${path}`, { headers, ...(body ? { method: "POST", body } : {}) }),
      );
      set = response.headers.getSetCookie();
      for (const line of set) Object.assign(cookies, parse(line.split(";", 1)[0] ?? ""));
      return { status: response.status, location: response.headers.get("location"), text: await response.text() };
    };
    const csrf = async () => (JSON.parse((await ask("csrf")).text) as { csrfToken: string }).csrfToken;
    return {
      cookies,
      set: () => set,
      ask,
      csrf,
      logIn: async (username: string, password: string, callbackUrl = "/station/") =>
        ask("callback/credentials", { csrfToken: await csrf(), username, password, callbackUrl }),
      identity: () =>
        identify(fixture.database, { headers: new Headers({ cookie: cookie().join("; ") }), address }, Date.now()),
    };
  }

  it("a NextAuth login begins a session that the API accepts", async () => {
    const { id, username } = await newUser(fixture);
    const browser = newBrowser();
    const { status, location } = await browser.logIn(username, PASSWORD);
    expect([status, location]).toEqual([302, `${ORIGIN}/station/`]);
    const line = browser.set().find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
    expect(line).toMatch(/; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/);
    expect(await browser.identity()).toMatchObject({ by: "session", actor: { id } });
    const session = JSON.parse((await browser.ask("session")).text);
    expect(session).toEqual({ user: { name: username }, expires: expect.any(String) });
    expect(Date.parse(session.expires) - Date.now()).toBeLessThanOrEqual(14 * 24 * 3_600_000);
  });

  it("renewing the cookie keeps the session's id and its time of expiry", async () => {
    const { username } = await newUser(fixture);
    const browser = newBrowser();
    await browser.logIn(username, PASSWORD);
    const [before, first] = [browser.cookies[SESSION_COOKIE], await browser.identity()];
    const told = JSON.parse((await browser.ask("session")).text);
    expect(browser.cookies[SESSION_COOKIE]).not.toBe(before);
    expect(await browser.identity()).toEqual(first);
    const end = (await fixture.database.prisma.session.findFirstOrThrow({ where: { user: { username } } })).expiresAt;
    expect(told.expires).toBe(end.toISOString());
  });

  it("NextAuth neither accepts nor renews the session of an inactive user", async () => {
    const { id, username } = await newUser(fixture);
    const browser = newBrowser();
    await browser.logIn(username, PASSWORD);
    await fixture.database.prisma.user.update({ where: { id }, data: { isActive: false } });
    expect(JSON.parse((await browser.ask("session")).text)).toEqual({});
    expect(browser.cookies[SESSION_COOKIE]).toBe("");
  });

  it("wrong passwords at NextAuth count together with those of other logins", async () => {
    const { username } = await newUser(fixture);
    const browser = newBrowser();
    for (let i = 0; i < 4; i++) {
      expect((await browser.logIn(username, `wrong ${i}`)).location).toContain("error=CredentialsSignin");
    }
    expect((await browser.logIn(username, PASSWORD)).location).toContain("Too%20many%20failed%20logins");
    expect(await browser.identity()).toMatchObject({ by: "none" });
  });

  it("a NextAuth login requires its CSRF token", async () => {
    const { username } = await newUser(fixture);
    const browser = newBrowser();
    await browser.ask("callback/credentials", { username, password: PASSWORD });
    await browser.ask("callback/credentials", { username, password: PASSWORD, csrfToken: "0".repeat(64) });
    expect(await browser.identity()).toMatchObject({ by: "none" });
  });

  it("a NextAuth signout ends the session", async () => {
    const { username } = await newUser(fixture);
    const browser = newBrowser();
    await browser.logIn(username, PASSWORD);
    const copied = browser.cookies[SESSION_COOKIE] ?? "";
    await browser.ask("signout", { csrfToken: await browser.csrf(), callbackUrl: "/" });
    expect(browser.cookies[SESSION_COOKIE]).toBe("");
    browser.cookies[SESSION_COOKIE] = copied;
    expect(await browser.identity()).toMatchObject({ by: "none" });
    expect(JSON.parse((await browser.ask("session")).text)).toEqual({});
  });

  it("NextAuth redirects to the project's own pages, which work without JavaScript", async () => {
    const browser = newBrowser();
    expect((await browser.ask("signin")).location).toContain("/api-auth/login/");
    expect((await browser.ask("signout")).location).toContain("/api-auth/logout/");
    expect((await browser.ask("error?error=AccessDenied")).location).toContain("/api-auth/login/");
  });

  it("NextAuth uses the validated host, whatever a header says, and redirects within this site only", async () => {
    const { username } = await newUser(fixture);
    const forged = newBrowser({ "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https" });
    expect((await forged.logIn(username, PASSWORD, "/")).location).toBe(`${ORIGIN}/`);
    for (const callbackUrl of ["https://evil.example/", "//evil.example/"]) {
      expect(new URL((await newBrowser().logIn(username, PASSWORD, callbackUrl)).location ?? "", ORIGIN).host).toBe(
        HOST,
      );
    }
    const foreign = await newBrowser({ Host: "evil.example" }).ask("csrf");
    expect([foreign.status, foreign.text]).toEqual([400, '{"detail":"This host is not in ALLOWED_HOSTS."}']);
  });

  it("NextAuth's log endpoint cannot be used to write to the log", async () => {
    expect((await newBrowser().ask("_log", { code: "x", level: "error" })).status).toBe(404);
  });

  it("NextAuth survives invalid requests", async () => {
    for (const path of [
      "",
      "nonsense",
      "callback/nonsense",
      "signin/nonsense",
      "session?callbackUrl=javascript:x",
      "csrf?callbackUrl=%00",
    ]) {
      expect((await newBrowser().ask(path)).status, path).toBeLessThan(500);
    }
    expect(
      (await newBrowser({ Cookie: "next-auth.callback-url=x" }).ask("callback/credentials", { username: "x" })).status,
    ).toBeLessThan(500);
  });
});
