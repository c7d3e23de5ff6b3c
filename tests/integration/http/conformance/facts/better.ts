import { BROWSERS, CITY, detail, HTML, ITEM_ALLOW, LIST_ALLOW, shown } from "../../support/shown";
import type { Row } from "../row";
import { OBSERVED_S } from "../world";

const PATH = "/station/$fresh/";
const at = (seconds: number) => String(OBSERVED_S + seconds);

const slashes: Row[] = [
  {
    fact: "GET of the list",
    send: "GET /station?search=Paged&page_size=1",
    status: 200,
    like: { count: 25 },
    has: { Location: null },
  },
  {
    fact: "POST",
    send: "POST /station",
    json: CITY,
    status: 201,
    like: CITY,
    has: { Allow: LIST_ALLOW, Location: /\/station\/\d+\/$/ },
  },
  { fact: "GET", send: "GET /station/$fresh", status: 200, answer: shown(), has: { Allow: ITEM_ALLOW } },
  {
    fact: "PUT",
    send: "PUT /station/$fresh",
    json: { ...CITY, timestamp: at(60) },
    status: 200,
    history: [
      [0, 28],
      [60, 28],
    ],
  },
  { fact: "PATCH", send: "PATCH /station/$fresh", json: { temperature: 29 }, status: 200, history: [[0, 29]] },
  { fact: "DELETE", send: "DELETE /station/$fresh", status: 204, history: [] },
  { fact: "OPTIONS", send: "OPTIONS /station", status: 200 },
  {
    fact: "the links keep the address as it was",
    send: "GET /station?search=Paged&page_size=20",
    status: 200,
    like: { next: "$origin/station?search=Paged&page_size=20&page=2" },
  },
  { fact: "batches of readings", send: "GET /api/v1/stations/", status: 200 },
].map((row) => ({ ...row, fact: `works without the last slash, or with one: ${row.fact}` }) as Row);

const observation = (
  fact: string,
  send: string,
  json: unknown,
  change: Parameters<typeof shown>[0],
  became: string | null,
  history: Row["history"],
): Row => ({
  fact,
  send: `${send} ${PATH}`,
  json,
  status: 200,
  answer: shown(change),
  has: { Observation: became, "Observation-Latest": null, "Observation-Flag": null, ETag: /^"[\w-]{22}"$/ },
  ...(history ? { history } : {}),
});

/** Fields in the answer to a write that GET does not show. */
const echoed = (row: Row, has: Row["has"]): Row => ({ ...row, has: { ...row.has, ETag: null, ...has } });
const late = (row: Row): Row => echoed(row, { "Observation-Latest": "false" });

const fresh = { ...CITY, name: "Fresh" };

const observations: Row[] = [
  observation(
    "PUT of a later time records",
    "PUT",
    { ...fresh, timestamp: at(60), temperature: "29" },
    { timestamp: at(60), temperature: "29" },
    "stored",
    [
      [0, 28],
      [60, 29],
    ],
  ),
  observation(
    "PATCH of a later time and temperature records",
    "PATCH",
    { timestamp: at(60), temperature: 29.5 },
    { timestamp: at(60), temperature: "29.5" },
    "stored",
    [
      [0, 28],
      [60, 29.5],
    ],
  ),
  observation(
    "PATCH of a later time alone records the same temperature",
    "PATCH",
    { timestamp: at(60) },
    { timestamp: at(60) },
    "stored",
    [
      [0, 28],
      [60, 28],
    ],
  ),
  late(
    observation(
      "an earlier time goes into the history, and the answer holds what was put",
      "PUT",
      { ...fresh, name: "Renamed", timestamp: at(-60), temperature: "20" },
      { name: "Renamed", timestamp: at(-60), temperature: "20" },
      "stored",
      [
        [-60, 20],
        [0, 28],
      ],
    ),
  ),
  late(
    observation(
      "by PATCH as well",
      "PATCH",
      { timestamp: OBSERVED_S - 60, temperature: 20.5 },
      { timestamp: at(-60), temperature: "20.5" },
      "stored",
      [
        [-60, 20.5],
        [0, 28],
      ],
    ),
  ),
  late(
    observation(
      "an earlier time alone is one of the same temperature",
      "PATCH",
      { timestamp: at(-60) },
      { timestamp: at(-60) },
      "stored",
      [
        [-60, 28],
        [0, 28],
      ],
    ),
  ),
  observation("a repeat is stored once, and is not an error", "PUT", fresh, {}, "repeated", [[0, 28]]),
  observation("the same by numbers too", "PATCH", { timestamp: OBSERVED_S, temperature: 28 }, {}, "repeated", [
    [0, 28],
  ]),
  observation(
    "another temperature of the same time corrects",
    "PUT",
    { ...fresh, temperature: "27.5" },
    { temperature: "27.5" },
    "corrected",
    [[0, 27.5]],
  ),
  observation(
    "a temperature alone corrects the newest",
    "PATCH",
    { temperature: "27" },
    { temperature: "27" },
    "corrected",
    [[0, 27]],
  ),
  observation("a name alone is not an observation", "PATCH", { name: "New" }, { name: "New" }, null, [[0, 28]]),
  {
    fact: "a temperature alone, of a station without any, wants its time",
    send: "PATCH /station/$silent/",
    json: { temperature: "20" },
    status: 400,
    answer: { timestamp: ["This field is required."] },
  },
];

const ETAG = /^"[\w-]+"$/;
const CHANGED = detail("The resource has changed since it was read.");

const known: Row[] = ["$etag", "*", "W/$etag", '"other", $etag'].flatMap((tags) =>
  ["GET", "HEAD"].map((method) => ({
    fact: `${method} tells who has ${tags} that nothing is new`,
    send: `${method} ${PATH}`,
    headers: { "If-None-Match": tags },
    status: 304,
    text: "",
    has: { ETag: "$etag", Vary: "Accept, Cookie" },
  })),
);

/** Writes whose precondition names another state than the resource has. */
const stale: Row[] = (["PUT", "PATCH", "DELETE"] as const).map((method) => ({
  fact: `${method} of another state changes nothing`,
  send: `${method} ${PATH}`,
  headers: { "If-Match": '"other"' },
  ...(method === "DELETE" ? {} : { json: { ...CITY, temperature: "1" } }),
  status: 412,
  answer: CHANGED,
  history: [[0, 28]],
}));

const current: Row[] = (["$etag", "*", '"other", $etag'] as const).flatMap((tags) => [
  {
    fact: `PUT with If-Match: ${tags}`,
    send: `PUT ${PATH}`,
    headers: { "If-Match": tags },
    json: { ...fresh, temperature: "29" },
    status: 200,
    history: [[0, 29]],
  },
  {
    fact: `PATCH with If-Match: ${tags}`,
    send: `PATCH ${PATH}`,
    headers: { "If-Match": tags },
    json: { temperature: "29" },
    status: 200,
    history: [[0, 29]],
  },
  {
    fact: `DELETE with If-Match: ${tags}`,
    send: `DELETE ${PATH}`,
    headers: { "If-Match": tags },
    status: 204,
    history: [],
  },
]);

const etags: Row[] = [
  { fact: "a resource has an ETag", send: `GET ${PATH}`, status: 200, has: { ETag: ETAG } },
  {
    fact: "the same whatever the indent",
    send: `GET ${PATH}`,
    headers: { Accept: "application/json; indent=4" },
    status: 200,
    has: { ETag: "$etag" },
  },
  {
    fact: "a write answers with the new one",
    send: `PATCH ${PATH}`,
    json: { name: "New" },
    status: 200,
    has: { ETag: ETAG },
  },
  {
    fact: "a write of nothing answers with the old one",
    send: `PATCH ${PATH}`,
    json: {},
    status: 200,
    has: { ETag: "$etag" },
  },
  ...known,
  {
    fact: "GET gives the resource to who has another state",
    send: `GET ${PATH}`,
    headers: { "If-None-Match": '"other"' },
    status: 200,
    answer: shown(),
  },
  {
    fact: "a page is given whole",
    send: `GET ${PATH}`,
    headers: { "If-None-Match": "$etag", Accept: BROWSERS.Chrome },
    status: 200,
    type: HTML,
  },
  ...stale,
  ...current,
  {
    fact: "If-Match of what is gone",
    send: "PATCH /station/$gone/",
    headers: { "If-Match": "*" },
    json: {},
    status: 404,
  },
];

export const better: Row[] = [...slashes, ...observations, ...etags];
