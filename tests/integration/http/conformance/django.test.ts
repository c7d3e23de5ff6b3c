import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Django, startDjango, WHY_NO_DJANGO } from "../../support/django";
import { ADMIN_PASSWORD, onServer } from "../../support/server";
import { basic } from "../support/client";

const FIRST = { name: "First", timestamp: 1_393_926_310, temperature: 28, lat: 30.5, lon: 76.25 };
const STATIONS = Array.from({ length: 12 }, (_, i) => ({ ...FIRST, name: `Station ${i + 1}` }));
const GOOD = { name: "New", timestamp: "1393926310", temperature: "28", lat: "30.5", lon: "76.25" };
const JSON_TYPE = { "Content-Type": "application/json" };
const FORM_TYPE = { "Content-Type": "application/x-www-form-urlencoded" };

interface Exchange {
  send: string;
  headers?: Record<string, string>;
  body?: string;
  /** The texts differ where the languages word an error of their own: only the status is compared. */
  isWordedAlike?: false;
}

const json = (send: string, body: unknown): Exchange => ({ send, headers: JSON_TYPE, body: JSON.stringify(body) });
const without = (name: keyof typeof GOOD) => ({ ...GOOD, [name]: undefined });

/** Without what is better here on purpose: see facts/better.ts. */
const EXCHANGES: Exchange[] = [
  { send: "GET /station/" },
  ...["page=2", "page=3", "page=0", "page=x", "page=last", "page=", "page=1&page=2", "format=xml"].map((query) => ({
    send: `GET /station/?${query}`,
  })),
  { send: "GET /station/1/" },
  { send: "GET /station/999/" },
  { send: "GET /station/0/" },
  { send: "HEAD /station/1/" },
  { send: "GET /station/", headers: { Authorization: "" } },
  { send: "GET /station/", headers: { Authorization: `Basic ${btoa("admin:wrong")}` } },
  { send: "GET /station/", headers: { Authorization: "Basic" } },
  { send: "GET /station/", headers: { Authorization: "Basic a b" } },
  ...["application/xml", "application/json; indent=2", "image/png, */*;q=0.1"].map((Accept) => ({
    send: "GET /station/1/",
    headers: { Accept },
  })),
  ...["PUT", "PATCH", "DELETE"].map((method) => json(`${method} /station/`, GOOD)),
  json("POST /station/1/", GOOD),
  json("POST /station/", GOOD),
  json("POST /station/", { ...GOOD, timestamp: 1_393_926_310, temperature: 28, lat: 30.5, lon: 76.25 }),
  json("POST /station/", { ...GOOD, unknown: 1 }),
  json("POST /station/", {}),
  ...(Object.keys(GOOD) as (keyof typeof GOOD)[]).flatMap((name) => [
    json("POST /station/", without(name)),
    ...[null, "", true, [], {}].map((value) => json("POST /station/", { ...GOOD, [name]: value })),
  ]),
  json("POST /station/", { ...GOOD, name: "x".repeat(101) }),
  json("POST /station/", { ...GOOD, name: "  trimmed  " }),
  json("POST /station/", { ...GOOD, name: "   " }),
  json("POST /station/", { ...GOOD, name: "nul\u0000" }),
  ...[[], [GOOD], "text", 1, 1.5, true, null].map((body) => json("POST /station/", body)),
  { send: "POST /station/", headers: JSON_TYPE, body: "{", isWordedAlike: false },
  { send: "POST /station/", headers: JSON_TYPE, body: "" },
  { send: "POST /station/", headers: { "Content-Type": "text/plain" }, body: "x" },
  { send: "POST /station/", headers: FORM_TYPE, body: new URLSearchParams(GOOD).toString() },
  { send: "POST /station/", headers: FORM_TYPE, body: "name=A&name=B&timestamp=1&temperature=2&lat=3&lon=4" },
  { send: "POST /station/", headers: FORM_TYPE, body: "" },
  json("PUT /station/2/", { ...GOOD, name: "Renamed", timestamp: "1393926400" }),
  json("PUT /station/2/", { name: "Only" }),
  json("PUT /station/999/", GOOD),
  json("PATCH /station/2/", { name: "Again" }),
  json("PATCH /station/2/", {}),
  json("PATCH /station/2/", { name: "" }),
  json("PATCH /station/999/", {}),
  { send: "GET /station/2/" },
  { send: "DELETE /station/3/" },
  { send: "DELETE /station/3/" },
  { send: "GET /station/3/" },
  { send: "GET /station.json" },
  { send: "GET /station/1.json" },
  { send: "GET /station/1.xml" },
];

/** What a client of Django REST framework depends on. */
async function ask(url: string, { send, headers, body, isWordedAlike }: Exchange) {
  const [method = "", path = ""] = send.split(" ");
  const response = await fetch(url + path, {
    method,
    headers: { ...basic("admin", ADMIN_PASSWORD), ...headers },
    ...(body === undefined ? {} : { body }),
    redirect: "manual",
  });
  const text = (await response.text()).replaceAll(url, "");
  const told = (name: string) => response.headers.get(name)?.replaceAll(url, "") ?? null;
  return {
    status: response.status,
    allow: told("allow")?.split(", ").toSorted(),
    type: told("content-type"),
    location: told("location"),
    challenge: told("www-authenticate"),
    body: isWordedAlike === false ? "" : text,
  };
}

it.runIf(process.env.REQUIRE_PYTHON === "1")("Django is installed, as REQUIRE_PYTHON=1 asks", () => {
  expect(WHY_NO_DJANGO).toBeUndefined();
});

describe.runIf(WHY_NO_DJANGO === undefined)("beside Django REST framework", () => {
  onServer("the REST API", (fixture) => {
    let django: Django;
    beforeAll(async () => {
      django = await startDjango(STATIONS);
      for (const station of STATIONS) {
        await ask(fixture.server.url, json("POST /station/", station));
      }
    });
    afterAll(() => django?.stop());

    it.each(EXCHANGES.map((exchange, i) => [i, exchange.send, exchange] as const))(
      "the REST API answers as Django REST framework does: %d %s",
      async (_i, _send, exchange) => {
        expect(await ask(fixture.server.url, exchange)).toEqual(await ask(django.url, exchange));
      },
    );
  });
});
