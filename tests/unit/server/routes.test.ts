import { readdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { filesHandler } from "@/lib/server/files/handler";
import { ROUTES, routesHandler } from "@/lib/server/routes";

/** What Next answers without a page, by its file under app/, each with an address that reaches it. */
const OF_NEXT: Record<string, string> = {
  "(site)/stations/[id]/current.json": "/stations/1/current.json",
  "(site)/stations/[id]/feed.atom": "/stations/1/feed.atom",
  "(site)/stations/[id]/picture.png": "/stations/1/picture.png",
  "(site)/stations/[id]/readings.csv": "/stations/1/readings.csv",
  "(site)/stations/[id]/readings.json": "/stations/1/readings.json",
  "(site)/stations/[id]/reports/[period]/text": "/stations/1/reports/2025.txt",
  "api/auth/[...nextauth]": "/api/auth/session",
  "api/unknown": "/nowhere",
  "cities.json": "/cities.json",
  "current.json": "/current.json",
  "feed.atom": "/feed.atom",
  "map/[z]/[x]/[y]": "/map/0/0/0",
  // Below an address of the REST API, but none: these answer that in its words.
  "api/v1/[...path]": "/api/v1/nothing",
  "current/[[...path]]": "/current/nothing/1",
  "groups/[[...path]]": "/groups/1/nothing",
  "home/[[...path]]": "/home/nothing/1",
  "sensor-data/[[...path]]": "/sensor-data/1/nothing",
  "station/[[...path]]": "/station/1/nothing",
  "temperature-data/[[...path]]": "/temperature-data/1/nothing",
  "users/[[...path]]": "/users/1/nothing",
};

const request = (url: string, method = "GET") => ({ url, method, headers: {} }) as IncomingMessage;

it("app/ has no route but those that reach Next", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("/route.ts"));
  expect(files.map((file) => file.replace(/\/route\.ts$/, "")).sort()).toEqual(Object.keys(OF_NEXT).sort());
  for (const address of Object.values(OF_NEXT)) expect(routesHandler(request(address)), address).toBeUndefined();
});

it("no page stands where the server answers before Next", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`);
  for (const page of pages) {
    // A program that asks for / gets the API's root.
    if (page !== "/") expect(routesHandler(request(page.replace(/\[\.{3}\w+\]|\[\w+\]/g, "x"))), page).toBeUndefined();
  }
});

it("no file of public/ has the address of a route", () => {
  for (const file of readdirSync("public", { recursive: true, encoding: "utf8" })) {
    const found = routesHandler(request(`/${file}`));
    expect(found === undefined || found === filesHandler, file).toBe(true);
  }
});

it.each(ROUTES)("%s is answered by its handler, with and without a slash at the end", (path, handler) => {
  const address = path.replace(/\[\.{3}\w+\]|\[\w+\]/g, "x1");
  for (const end of ["", "/", "?q=1", "/?q=1"]) expect(routesHandler(request(address + end))).toBe(handler);
  if (!path.includes("...")) expect(routesHandler(request(`${address}/y/z`))).not.toBe(handler);
});
