import { expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { ADMIN_PASSWORD, onServer } from "../../support/server";
import { Browser } from "../support/browser";
import { faults } from "../support/client";

const REDIRECTS: [from: string, to: string][] = [
  ["/admin/auth/", "/admin/"],
  ["/admin/auth/user/", "/admin/user/"],
  ["/admin/auth/user", "/admin/user/"],
  ["/admin/auth/user/?q=arsh&o=-1", "/admin/user/?q=arsh&o=-1"],
  ["/admin/auth/user/add/", "/admin/user/add/"],
  ["/admin/auth/user/1/", "/admin/user/1/change/"],
  ["/admin/auth/user/1/change/", "/admin/user/1/change/"],
  ["/admin/auth/user/1/password/", "/admin/user/1/change/"],
  ["/admin/auth/user/1/delete/", "/admin/user/1/delete/"],
  ["/admin/auth/user/1/history/", "/admin/user/1/history/"],
  ["/admin/auth/group/", "/admin/group/"],
  ["/admin/auth/group/add/", "/admin/group/add/"],
  ["/admin/auth/group/2/change/", "/admin/group/2/change/"],
  ["/admin/admin/logentry/", "/admin/log-entry/"],
  ["/admin/myapp/station/", "/admin/station/"],
  ["/admin/myapp/station/add/", "/admin/station/add/"],
  ["/admin/weather_2/station/7/change/", "/admin/station/7/change/"],
  ["/admin/myapp/temperaturedata/", "/admin/temperature-data/"],
  ["/admin/myapp/temperaturedata/3/delete/", "/admin/temperature-data/3/delete/"],
  ["/admin/iot/sensordata/", "/admin/sensor-data/"],
  ["/admin/iot/sensordata/3/history/", "/admin/sensor-data/3/history/"],
];

onServer("addresses of Django's admin", (fixture) => {
  const ask = (path: string, method = "GET") =>
    fixture.server.fetch(path, { method, redirect: "manual", headers: { Accept: "text/html" } });

  it.each(REDIRECTS)("the Django address %s redirects to %s, temporarily", async (from, to) => {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers } = await ask(from, method);
      expect([status, headers.get("location"), headers.get("cache-control")]).toEqual([302, to, "no-store"]);
      expect(headers.get("x-frame-options")).toBe("DENY");
    }
  });

  it("a Django address redirects to the login, and from there back to its page", async () => {
    const browser = new Browser(fixture.server);
    const first = await browser.get("/admin/myapp/station/");
    const second = await browser.get(first.headers.get("location") ?? "");
    expect([second.status, second.headers.get("location")]).toEqual([
      307,
      `/admin/login/?next=${encodeURIComponent("/admin/station/")}`,
    ]);
    const { status, headers } = await browser.logIn("admin", ADMIN_PASSWORD, "/admin/auth/user/", "/admin/login/");
    expect([status, headers.get("location")]).toEqual([302, "/admin/auth/user/"]);
    expect((await browser.get("/admin/auth/user/")).headers.get("location")).toBe("/admin/user/");
    expect((await browser.get("/admin/user/")).status).toBe(200);
  });

  it.each([
    "/admin/",
    "/admin/station/",
    "/admin/station/add/",
    "/admin/station/{id}/change/",
    "/admin/station/{id}/delete/",
    "/admin/station/{id}/history/",
    "/admin/user/",
    "/admin/doc/",
    "/admin/sessions/",
    "/admin/password_change/",
  ])("our own address is not redirected as one of Django's: %s", async (path) => {
    const { id } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    const browser = new Browser(fixture.server);
    await browser.logIn("admin", ADMIN_PASSWORD, "/admin/", "/admin/login/");
    expect((await browser.get(path.replace("{id}", String(id)))).status).toBe(200);
  });

  it.each([
    "/admin/station/station/",
    "/admin/sensor-data/user/",
    "/admin/user/group/",
    "/admin/myapp/nothing/",
    "/admin/myapp/",
    "/admin/myapp/station/1/change/more/",
    "/admin/jsi18n/",
  ])("%s is not an address of the API and is not redirected", async (path) => {
    const browser = new Browser(fixture.server);
    await browser.logIn("admin", ADMIN_PASSWORD, "/admin/", "/admin/login/");
    expect((await browser.get(path)).status).toBe(404);
  });

  it("a malformed reset link of Django's gets 400, an unknown address 404, and a form is not redirected", async () => {
    expect((await ask("/admin/reset/user/")).status).toBe(400);
    expect((await ask("/admin/jsi18n/")).status).toBe(404);
    expect((await ask("/admin/auth/user/add/", "POST")).status).toBe(404);
    expect(faults(fixture.server)).toEqual([]);
  });
});
