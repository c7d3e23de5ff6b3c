import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "@/lib/server/routes";
import { updateStation } from "@/lib/services/observations";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { appRouter } from "@/lib/trpc/router";
import { onServer } from "../../support/server";
import { signedIn } from "../support/signed-in";

/** In every text that speaks of the private station. */
const NAME = "Hidden garden 7f3a";
const DAY = "2026-01-15";

/**
 * What is there for whom: of one station (404 for those who may not see it), of all (which are there for everyone, without the
 * private ones), of public stations only (for any caller), or of no station that is private.
 */
type Sight = "one" | "all" | "public" | "none";
/** Has a matrix or a test of its own. */
type Elsewhere = "REST" | "live";

/** Every file that answers under app/, and every path that the server answers before Next, but for the admin's, which is for staff. */
const ADDRESSES: Record<string, [Sight, address: string] | Elsewhere> = {
  "(site)/page.tsx": ["all", "/"],
  // Without a key of OpenWeatherMap they are for staff.
  "(site)/cities/page.tsx": ["none", "/cities"],
  "cities.json/route.ts": ["none", "/cities.json"],
  "(site)/compare/page.tsx": ["none", "/compare?stations={id}"],
  "(site)/stations/[id]/page.tsx": ["one", "/stations/{id}"],
  "(site)/stations/[id]/current.json/route.ts": ["public", "/stations/{id}/current.json"],
  "(site)/stations/[id]/feed.atom/route.ts": ["public", "/stations/{id}/feed.atom"],
  "(site)/stations/[id]/picture.png/route.ts": ["public", "/stations/{id}/picture.png"],
  "(site)/stations/[id]/readings.csv/route.ts": ["one", "/stations/{id}/readings.csv?range=24h"],
  "(site)/stations/[id]/readings.json/route.ts": ["one", "/stations/{id}/readings.json?range=24h"],
  "(site)/stations/[id]/reports/page.tsx": ["one", "/stations/{id}/reports"],
  "(site)/stations/[id]/reports/[period]/page.tsx": ["one", "/stations/{id}/reports/2026-01"],
  "(site)/stations/[id]/reports/[period]/text/route.ts": ["one", "/stations/{id}/reports/2026/text"],
  "kiosk/page.tsx": ["all", "/kiosk"],
  "/embed/[id]": ["public", "/embed/{id}"],
  "current.json/route.ts": ["none", "/current.json"],
  "feed.atom/route.ts": ["none", "/feed.atom"],
  "manifest.ts": ["none", "/manifest.webmanifest"],
  "map/[z]/[x]/[y]/route.ts": ["none", "/map/0/0/0"],
  "/healthz": ["none", "/healthz"],
  "/readyz": ["none", "/readyz"],
  "api/unknown/route.ts": ["none", "/nowhere"],
  "/api/openapi.json": ["none", "/api/openapi.json"],
  "/api/docs/[...path]": ["none", "/api/docs/"],
  // Each procedure is a row of its own, below.
  "/api/trpc/[...procedures]": ["all", "/api/trpc/stations.list"],
  "/api/live": "live",
  "/accounts/login": "REST",
  "/accounts/logout": "REST",
  "/api-auth/login": "REST",
  "/api-auth/logout": "REST",
  "api/auth/[...nextauth]/route.ts": "REST",
  "api/v1/[...path]/route.ts": "REST",
  "current/[[...path]]/route.ts": "REST",
  "groups/[[...path]]/route.ts": "REST",
  "home/[[...path]]/route.ts": "REST",
  "sensor-data/[[...path]]/route.ts": "REST",
  "station/[[...path]]/route.ts": "REST",
  "temperature-data/[[...path]]/route.ts": "REST",
  "users/[[...path]]/route.ts": "REST",
};

/** Every procedure of the public pages, with an input that is right for a station. */
const PROCEDURES: Record<string, [Sight, input: (id: number) => object | undefined]> = {
  "stations.list": ["all", () => undefined],
  "stations.table": ["all", () => undefined],
  "stations.rainToday": ["all", () => undefined],
  "stations.byId": ["one", (id) => ({ id })],
  "stations.trends": ["one", (id) => ({ id })],
  "stations.almanac": ["one", (id) => ({ id })],
  "readings.series": ["one", (stationId) => ({ stationId, from: DAY, to: DAY })],
  "readings.windRose": ["one", (stationId) => ({ stationId, from: DAY, to: DAY })],
  "readings.compareStations": ["all", (id) => ({ metric: "temperature", stationIds: [id], from: DAY, to: DAY })],
  "readings.compareYears": ["one", (stationId) => ({ metric: "temperature", stationId, years: [2026] })],
  "climate.month": ["one", (stationId) => ({ stationId, month: "2026-01" })],
  "climate.year": ["one", (stationId) => ({ stationId, year: 2026 })],
  "climate.span": ["one", (stationId) => ({ stationId })],
  "climate.records": ["one", (stationId) => ({ stationId })],
  "climate.sameDay": ["one", (stationId) => ({ stationId })],
  "forecast.byStation": ["one", (id) => ({ id })],
  "forecast.cities": ["none", () => undefined],
  "devices.byStation": ["one", (stationId) => ({ stationId })],
  "devices.events": ["one", (stationId) => ({ stationId })],
};

const ANSWERING = /(^|\/)(page\.tsx|route\.ts|manifest\.ts)$/;

const VISITORS = ["nobody", "another user", "the owner", "staff who may view"] as const;

it("The table has every address and every procedure, and no other", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => ANSWERING.test(file));
  const all = [...files, ...ROUTES.map(([path]) => path)].filter((name) => !/^\/?admin\//.test(name));
  expect(Object.keys(ADDRESSES).sort()).toEqual(all.sort());
  const procedures = Object.keys(appRouter._def.procedures).filter((name) => !name.startsWith("admin."));
  expect(Object.keys(PROCEDURES).sort()).toEqual(procedures.sort());
});

onServer(
  "A private station",
  (fixture) => {
    let id: number;
    const headers: Record<string, Record<string, string>> = {};
    beforeAll(async () => {
      const [owner, other] = [await signedIn(fixture.ctx()), await signedIn(fixture.ctx())];
      const staff = await signedIn(fixture.ctx(), { isStaff: true, permissions: ["Station.view"] });
      const place = { lat: 1, lon: 2, timeZone: "UTC" };
      await createStation(fixture.ctx(), { name: "Open field", ...place });
      ({ id } = await createStation(fixture.ctx(), { name: NAME, isPublic: false, ...place }));
      await updateStation(fixture.ctx(), { id, ownerId: owner.id });
      const times = [`${DAY}T12:00:00Z`, new Date().toISOString()];
      await record(
        fixture.ctx(),
        times.map((time) => ({ station: id, time, temperature: 20, rain: 1, windSpeed: 2, windDirection: 90 })),
      );
      await refresh(fixture.ctx());
      Object.assign(headers, {
        nobody: {},
        "another user": other.headers,
        "the owner": owner.headers,
        "staff who may view": staff.headers,
      });
    });

    /** Each visitor's status, and whether the answer speaks of the station. */
    async function seen(
      address: string,
      visitors: readonly (typeof VISITORS)[number][] = VISITORS,
    ): Promise<[status: number, isNamed: boolean][]> {
      return Promise.all(
        visitors.map(async (visitor): Promise<[number, boolean]> => {
          const accept = /json|trpc|v1/.test(address) ? "application/json" : "text/html";
          const sent = { Accept: accept, ...headers[visitor] };
          const response = await fixture.server.fetch(address, { headers: sent, redirect: "manual" });
          const text = await response.text();
          return [response.status, text.includes(NAME) || new RegExp(`"(station)?[iI]d":${id}\\b|"${id}":`).test(text)];
        }),
      );
    }

    function expectSight(sight: Sight, answers: [status: number, isNamed: boolean][]): void {
      const statuses = answers.map(([status]) => status);
      const named = answers.map(([, isNamed]) => isNamed);
      expect(named.slice(0, 2)).toEqual([false, false]);
      // Or leads on to where it is.
      const shown = statuses.map((status) => (status === 307 ? 200 : status));
      if (sight === "one") expect(shown).toEqual([404, 404, 200, 200]);
      if (sight === "all")
        expect([statuses, named]).toEqual([
          [200, 200, 200, 200],
          [false, false, true, true],
        ]);
      if (sight === "public") expect(statuses).toEqual([404, 404, 404, 404]);
      if (sight === "public" || sight === "none") expect(named.slice(2)).toEqual([false, false]);
    }

    const addresses = Object.values(ADDRESSES).filter((row) => typeof row !== "string");
    it.each(addresses)("is seen (%s) at %s by its owner and staff at the most", async (sight, address) => {
      const target = address.replace("{id}", String(id));
      expectSight(sight, await seen(target));
      // Pages that visitors share are there by now.
      expectSight(sight, await seen(target));
    });

    // Of who comes first the server might keep what others see.
    it.each(permutations(VISITORS))(
      "is not kept for others when they come in the order %s, %s, %s, %s",
      async (...order) => {
        for (const [sight, address] of addresses) {
          // Other addresses than before, so that the pages are rendered again.
          const target = `${address.replace("{id}", String(id))}${address.includes("?") ? "&" : "?"}order=${order.join()}`;
          const one = new Map<string, [status: number, isNamed: boolean]>();
          for (const visitor of [...order, ...order]) {
            const [answer = [0, false]] = await seen(encodeURI(target), [visitor]);
            expect([visitor, address, answer]).toEqual([visitor, address, one.get(visitor) ?? answer]);
            one.set(visitor, answer);
          }
          expectSight(
            sight,
            VISITORS.map((visitor) => one.get(visitor) ?? [0, false]),
          );
        }
      },
    );

    describe("is seen by its owner and staff at the most in", () => {
      it.each(Object.entries(PROCEDURES))("%s", async (name, [sight, input]) => {
        const query = new URLSearchParams({ input: JSON.stringify(input(id)) ?? "" });
        expectSight(sight, await seen(`/api/trpc/${name}${input(id) ? `?${query}` : ""}`));
      });
    });

    it("a forged or expired session belongs to no user, and no page breaks", async () => {
      headers["another user"] = { Cookie: "sessionid=forged", Authorization: "Basic d3Jvbmc6d3Jvbmc=" };
      for (const address of ["/", "/kiosk", "/api/trpc/stations.list", "/api/trpc/stations.table"])
        expectSight("all", await seen(address));
      expectSight("one", await seen(`/stations/${id}`));
    });
  },
  // Nobody answers there: what counts is who may ask.
  { FORECAST: "open-meteo", FORECAST_URL: "http://127.0.0.1:9" },
);

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
