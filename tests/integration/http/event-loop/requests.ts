import { ADMIN_PASSWORD } from "../../support/server";
import { basic, CSV, JSON_TYPE, NDJSON } from "../support/client";
import { LARGE, MINUTE, OLD, READINGS, SMALL, START, STATIONS } from "./data";

const AUTHORIZATION = basic("admin", ADMIN_PASSWORD);
const get: RequestInit = { headers: AUTHORIZATION };
const page: RequestInit = { headers: { ...AUTHORIZATION, Accept: "text/html" } };
const timeOf = (i: number) => new Date(START + i * MINUTE).toISOString();
const many = <Made>(count: number, make: (i: number) => Made) => Array.from({ length: count }, (_, i) => make(i));
const range = new URLSearchParams({ from: timeOf(0), to: timeOf(READINGS), resolution: "raw" }).toString();

const post = (body: string, type: string): RequestInit => ({
  method: "POST",
  headers: { ...AUTHORIZATION, "Content-Type": type },
  body,
});
const bad = JSON.stringify({ station: 1, temperature: 1, extra: Object.fromEntries(many(6_300, (i) => [`1${i}`, 1])) });
const upload = (count: number) =>
  many(count, (i) => JSON.stringify({ station: SMALL, time: timeOf(i), temperature: 10 + (i % 50) / 10 })).join("\n");
const wide = (columns: number) =>
  `time,${many(columns, (i) => `c${i}`).join(",")}\n${`1769857200${",1".repeat(columns)}\n`.repeat(100)}`;

const query = (procedure: string, input: unknown) =>
  `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
const list = (model: string, search = "") => query("admin.list", { model, search });
const change = (input: unknown) => () => post(JSON.stringify(input), JSON_TYPE);
const readingsFile = (count: number) =>
  ["station,time,temperature", ...many(count, (i) => `3,${timeOf(i)},${i % 30}`)].join("\n");
const stationsFile = (count: number) =>
  ["name,lat,lon", ...many(count, (i) => `New ${i},${i % 80},${i % 170}`)].join("\n");

type Long = [title: string, path: string, init: () => RequestInit, atOnce?: number];

/** Expensive requests, in order: deletions come last. */
export const LONG: Long[] = [
  ["a raw download of 150,000 readings as CSV, by several", `/stations/${LARGE}/readings.csv?${range}`, () => get, 4],
  ["the same as JSON", `/stations/${LARGE}/readings.json?${range}`, () => get],
  ["the same by the REST API", `/api/v1/stations/${LARGE}/readings?${range}`, () => get],
  ["a page of readings", "/sensor-data/?page_size=1000", () => get],
  ["a page of stations", "/station/?page_size=1000", () => get],
  ["the list of all stations, by several", "/api/trpc/stations.list", () => ({}), 4],
  ["an upload of many readings", "/api/v1/readings", () => post(upload(40_000), NDJSON)],
  ["an upload of what is not JSON", "/api/v1/readings", () => post("{\n".repeat(1_000_000), NDJSON)],
  ["an upload of thousands of bad names", "/api/v1/readings", () => post(`${bad}\n`.repeat(150), NDJSON)],
  ["an upload of 13,000 columns", "/api/v1/readings", () => post(wide(13_000), CSV)],
  ["the map", "/", () => page],
  ["a station's page", `/stations/${LARGE}`, () => page],
  ["the feed of all stations", "/feed.atom", () => get],
  ["a station's feed", `/stations/${LARGE}/feed.atom`, () => get],
  ["the current conditions of all", "/current.json", () => get],
  ["a year's report as text", `/stations/${OLD}/reports/2025.txt`, () => get],
  ["a month's report as text", `/stations/${OLD}/reports/2025-01.txt`, () => get],
  ["a year's report", `/stations/${OLD}/reports/2025`, () => page],
  ["the records of ten years", query("climate.records", { stationId: OLD }), () => get],
  ["the API's description", "/api/openapi.json", () => get],
  ["the API's page", "/api/docs/", () => page],
  ["whether it is ready", "/readyz", () => get],
  ["the admin's list of readings", list("sensor-data"), () => get],
  ["the same of the stations that a search finds", list("sensor-data", "Station 19"), () => get],
  ["the admin's list of stations, searched", list("station", "tation 19"), () => get],
  ["the admin's page of readings", "/admin/sensor-data/?q=Station+19", () => page],
  ["the admin's log, searched for what is rare", list("log-entry", "nothing of that kind"), () => get],
  ["an export of all readings, by two", "/admin/sensor-data/export/", () => get, 2],
  ["an export of all stations", "/admin/station/export/", () => get],
  [
    "a check of a file of 60,000 readings",
    "/api/trpc/admin.importCheck",
    change({ model: "sensor-data", csv: readingsFile(60_000) }),
  ],
  [
    "an import of 60,000 readings",
    "/api/trpc/admin.importStore",
    change({ model: "sensor-data", csv: readingsFile(60_000) }),
  ],
  [
    "an import of thousands of stations",
    "/api/trpc/admin.importStore",
    change({ model: "station", csv: stationsFile(STATIONS) }),
  ],
  [
    "a value hidden in a thousand readings",
    "/api/trpc/admin.act",
    change({
      model: "sensor-data",
      action: "hide",
      selection: { keys: many(1_000, (i) => `${LARGE}~${timeOf(i)}`) },
      input: { metric: "temperature", reason: "of the test" },
    }),
  ],
  [
    "what a deletion of a large station would take along",
    query("admin.deletePreview", { model: "station", selection: { keys: [`${LARGE}`] } }),
    () => get,
  ],
  [
    "a deletion of many readings",
    "/api/trpc/admin.remove",
    change({ model: "sensor-data", selection: { all: { filters: { stationId: `${SMALL}` } } }, reason: "of the test" }),
  ],
  [
    "a deletion of a station of 150,000 readings",
    "/api/trpc/admin.remove",
    change({ model: "station", selection: { keys: [`${LARGE}`] } }),
  ],
];
