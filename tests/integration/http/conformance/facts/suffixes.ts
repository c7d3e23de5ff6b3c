import { expect } from "vitest";
import {
  BROWSERS,
  CITY,
  HTML,
  ITEM_ALLOW,
  LIST_ALLOW,
  NOT_FOUND,
  NOT_PROVIDED,
  notAllowed,
  shown,
} from "../../support/shown";
import type { Row } from "../row";
import { OBSERVED_S } from "../world";

/** Django REST framework's routers add a second address with a format to each, and links in its responses have the format too. */
const at = (suffix: string) => ({ ...shown(), url: `$origin/station/$fresh.${suffix}` });
const COLLECTIONS = ["station", "temperature-data", "sensor-data", "users", "groups"];

const collections: Row[] = COLLECTIONS.flatMap((name) => [
  {
    fact: `/${name}.json is the list as JSON, whatever is asked for`,
    send: `GET /${name}.json?page_size=1`,
    as: "root",
    headers: { Accept: BROWSERS.Chrome },
    status: 200,
    like: { results: expect.any(Array) },
    has: { Allow: LIST_ALLOW, Vary: /^Accept, Cookie/ },
  },
  {
    fact: `/${name}.api is the list as a page`,
    send: `GET /${name}.api`,
    as: "root",
    headers: { Accept: "application/json" },
    status: 200,
    type: HTML,
    has: { Allow: LIST_ALLOW },
  },
  { fact: `/${name}.json needs a login`, send: `GET /${name}.json`, as: "nobody", status: 401, answer: NOT_PROVIDED },
]);

const records: Row[] = [
  ["/temperature-data/$spot.json", "$origin/temperature-data/$spot.json"],
  ["/sensor-data/$reading.json", "$origin/sensor-data/$reading.json"],
  ["/users/$person.json", "$origin/users/$person.json"],
  ["/groups/$group.json", "$origin/groups/$group.json"],
].map(([path, url]) => ({
  fact: `${path} is that record, and says so in its url`,
  send: `GET ${path}`,
  as: "root",
  status: 200,
  like: { url },
}));

const unknown: Row[] = [
  "/.xml",
  "/station.xml",
  "/station/$fresh.xml",
  "/station.csv",
  "/users.j5",
  "/station/$fresh.5",
].flatMap((path) =>
  ["GET", "POST"].map((method) => ({
    fact: `${method} ${path}: there is no such format, for any caller`,
    send: `${method} ${path}`,
    as: "nobody" as const,
    ...(method === "POST" ? { json: CITY } : {}),
    status: 404,
    answer: NOT_FOUND,
  })),
);

const noSuffixes: Row[] = [
  "/station.JSON",
  "/station.",
  "/station..json",
  "/station/$fresh.json.json",
  "/home.json",
].map((path) => ({ fact: `${path} is the address of nothing`, send: `GET ${path}`, status: 404, answer: NOT_FOUND }));

export const suffixes: Row[] = [
  ...["/.json", "/.json/"].map((path) => ({
    fact: `${path} is the root`,
    send: `GET ${path}`,
    as: "nobody" as const,
    headers: { Accept: BROWSERS.Firefox },
    status: 200,
    answer: {
      ...Object.fromEntries(COLLECTIONS.map((name) => [name, `$origin/${name}.json`])),
      current: "$origin/current/",
      home: "$origin/home/",
    },
  })),
  { fact: "/.api is the root as a page", send: "GET /.api", as: "nobody", status: 200, type: HTML, like: /Api Root/ },
  ...collections,
  ...records,
  {
    fact: "a station as JSON",
    send: "GET /station/$fresh.json",
    status: 200,
    answer: at("json"),
    has: { Allow: ITEM_ALLOW },
  },
  { fact: "with a slash behind it too", send: "GET /station/$fresh.json/", status: 200, answer: at("json") },
  {
    fact: "the list with a slash behind it",
    send: "GET /station.json/?name=Paged%2001",
    status: 200,
    like: { count: 1 },
  },
  {
    fact: "the indent that Accept names holds",
    send: "GET /station/$fresh.json",
    headers: { Accept: "application/json; indent=4" },
    status: 200,
    text: JSON.stringify(at("json"), null, 4),
  },
  {
    fact: "of a suffix and ?format= the suffix counts",
    send: "GET /station/$fresh.json?format=api",
    status: 200,
    answer: at("json"),
  },
  {
    fact: "also where the other is none",
    send: "GET /station/$fresh.json?format=xml",
    status: 200,
    answer: at("json"),
  },
  {
    fact: "a page by its suffix",
    send: "GET /station/$fresh.api?format=json",
    status: 200,
    type: HTML,
    like: /\/station\/\d+\.api/,
  },
  {
    fact: "other pages are at the same address",
    send: "GET /station.json?search=Paged&page=2",
    status: 200,
    like: {
      next: "$origin/station.json?search=Paged&page=3",
      previous: "$origin/station.json?search=Paged",
    },
  },
  {
    fact: "links to other resources name the format as well",
    send: "GET /sensor-data/$reading.json",
    status: 200,
    like: /"station":"http:\/\/127\.0\.0\.1:\d+\/station\/\d+\.json"/,
  },
  {
    fact: "POST adds, and its Location has the suffix",
    send: "POST /station.json",
    json: CITY,
    status: 201,
    like: CITY,
    has: { Location: /\/station\/\d+\.json$/, Allow: LIST_ALLOW },
  },
  {
    fact: "PUT replaces",
    send: "PUT /station/$fresh.json",
    json: { ...CITY, name: "Fresh", timestamp: String(OBSERVED_S + 60), temperature: "29" },
    status: 200,
    answer: { ...at("json"), timestamp: String(OBSERVED_S + 60), temperature: "29" },
    history: [
      [0, 28],
      [60, 29],
    ],
  },
  {
    fact: "PATCH changes",
    send: "PATCH /station/$fresh.json",
    json: { temperature: 29 },
    status: 200,
    answer: { ...at("json"), temperature: "29" },
    history: [[0, 29]],
  },
  { fact: "DELETE removes", send: "DELETE /station/$fresh.json", status: 204, history: [] },
  { fact: "HEAD is GET without its body", send: "HEAD /station/$fresh.json", status: 200, text: "" },
  {
    fact: "OPTIONS tells the same",
    send: "OPTIONS /station.json",
    status: 200,
    like: { name: "Station List", actions: { POST: { name: { max_length: 100 } } } },
  },
  { fact: "what is not there is 405", send: "DELETE /station.json", status: 405, answer: notAllowed("DELETE") },
  { fact: "what is gone is 404", send: "GET /station/$gone.json", status: 404, answer: NOT_FOUND },
  {
    fact: "a link with a suffix names a station on the way in as well",
    send: "POST /sensor-data/",
    json: { station: "$origin/station/$fresh.json", time: "2026-01-02T03:04:05Z", temperature: 1 },
    status: 201,
    like: { station: "$origin/station/$fresh/" },
  },
  {
    fact: "but a number with one does not",
    send: "POST /sensor-data/",
    json: { station: "$fresh.5", time: "2026-01-02T03:04:05Z", temperature: 1 },
    status: 400,
    answer: { station: ["Invalid hyperlink - No URL match."] },
  },
  ...unknown,
  ...noSuffixes,
];
