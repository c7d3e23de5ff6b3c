import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { open } from "@/lib/db/client";
import { createStation } from "@/lib/services/stations";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "../../support/server";
import { type Throwaway, throwaway } from "../../support/throwaway";
import { Browser } from "../support/browser";

const TILES = "https://tiles.example";

// Does not depend on the kind of database.
describe("the Content-Security-Policy", () => {
  let target: Throwaway;
  let server: RunningServer;
  let cookie: string;
  beforeAll(async () => {
    target = await throwaway("sqlite");
    server = await startServer({ DATABASE_URL: target.url, MAP_TILES_URL: `${TILES}/{z}/{x}/{y}.png` });
    const database = open(target.url);
    await createStation({ database, actor: system("test"), now: Date.now }, { name: "Roof", lat: 1, lon: 1 });
    await database.close();
    const browser = new Browser(server);
    await browser.logIn("admin", ADMIN_PASSWORD, "/", "/admin/login/");
    cookie = `sessionid=${browser.cookies.get("sessionid")}`;
  });
  afterAll(async () => {
    await server?.kill("SIGKILL");
    await target.drop();
  });

  const page = async (path: string, headers: Record<string, string> = {}) => {
    const response = await server.fetch(path, { headers: { Accept: "text/html", ...headers }, redirect: "manual" });
    return {
      status: response.status,
      policy: response.headers.get("content-security-policy") ?? "",
      html: await response.text(),
    };
  };
  const nonceOf = (policy: string) => /script-src 'self' 'nonce-([\w+/=]+)' 'strict-dynamic'/.exec(policy)?.[1];

  it.each([
    ["/", 200],
    ["/stations/1", 200],
    ["/stations/999", 404],
    ["/nowhere", 404],
    ["/admin/", 200],
    ["/admin/doc/", 200],
    ["/admin/station/", 200],
    ["/admin/station/add/", 200],
    ["/admin/station/1/change/", 200],
    ["/admin/station/1/delete/", 200],
    ["/admin/station/1/history/", 200],
    ["/admin/nothing/", 404],
  ])(
    "the Content-Security-Policy of Next's %s allows its own scripts by a nonce of this answer, and no others",
    async (path, status) => {
      const evil = "script-src 'nonce-evil'";
      const asked = await page(path, { Cookie: cookie, "Content-Security-Policy": evil, "X-Nonce": "evil" });
      expect(asked.status).toBe(status);
      const nonce = nonceOf(asked.policy);
      expect(nonce).toBeDefined();
      expect(nonceOf((await page(path)).policy)).not.toBe(nonce);
      expect(asked.policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(asked.policy).toContain(`img-src 'self' data: ${TILES};`);
      expect(`${asked.policy}${asked.html}`).not.toMatch(/nonce-?=?"?evil/);
      const tags = [...asked.html.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
      expect(tags.length).toBeGreaterThan(3);
      expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
      // Within tags only, as the scripts' content is data.
      const markup = asked.html.replace(/<script\b.*?<\/script>/gs, "");
      expect(markup.match(/<[^>]*\son[a-z]+=/i)).toBeNull();
    },
  );

  it.each([
    "/station/",
    "/home/",
    "/current/",
    "/api-auth/login/",
    "/api-auth/logout/",
    "/admin/login/",
    "/admin/password_reset/",
    "/admin/reset/done/",
    "/admin/reset/x/",
    "/api/docs/",
  ])("the Content-Security-Policy of %s allows no inline script or style at all", async (path) => {
    const { policy, html } = await page(path);
    expect(policy).toMatch(/^default-src 'none'; (script-src 'self'; )?style-src 'self'; /);
    for (const part of ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/(script|style)-src [^;]*unsafe/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src=)/i);
  });
});
