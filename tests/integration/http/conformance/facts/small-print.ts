import { BROWSERS, CITY, detail, FORM, HTML, NOT_FOUND, shown } from "../../support/shown";
import type { Row } from "../row";

const hosts: Row[] = ["localhost:8000", "LOCALHOST", "192.0.2.7", "[::1]:8000", "roof.local"].map((host) => ({
  fact: `links follow the host ${host}`,
  send: "GET /station/$fresh/",
  headers: { Host: host },
  status: 200,
  answer: { ...shown(), url: `http://${host.toLowerCase()}/station/$fresh/` },
}));

const foreign: Row[] = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8000"].map(
  (host) => ({
    fact: `links cannot be made to lead to ${host}`,
    send: "GET /station/$fresh/",
    headers: { Host: host },
    status: 400,
    answer: detail("This host is not in ALLOWED_HOSTS."),
  }),
);

/** A name with half a character (a lone surrogate), which no database stores. */
const HALF = "a\ud800b";

export const smallPrint: Row[] = [
  ...hosts,
  ...foreign,
  {
    fact: "the Location of what was added follows the host too",
    send: "POST /station/",
    headers: { Host: "roof.local" },
    json: CITY,
    status: 201,
    has: { Location: /^http:\/\/roof\.local\/station\/\d+\/$/ },
  },
  {
    fact: "no word is taken of a proxy that nobody named",
    send: "GET /station/$fresh/",
    headers: { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example" },
    status: 200,
    answer: shown(),
  },
  {
    fact: "?format= does not leak into addresses of a list",
    send: "GET /station/?format=json&name=Paged%2001",
    status: 200,
    like: /"url":"http:\/\/127\.0\.0\.1:\d+\/station\/\d+\/"/,
  },
  {
    fact: "two stations may bear one name",
    send: "POST /station/?beside=$fresh",
    json: { ...CITY, name: "Fresh" },
    status: 201,
  },
  {
    fact: "half a character is refused",
    send: "POST /station/",
    json: { ...CITY, name: HALF },
    status: 400,
    answer: { name: ["Surrogate characters are not allowed: U+D800."] },
  },
  {
    fact: "a method that a form names is done only where a page is asked for",
    send: "POST /station/",
    headers: { ...FORM, Accept: "application/json" },
    body: `_method=DELETE&${new URLSearchParams(CITY)}`,
    status: 201,
  },
  {
    fact: "there it is done",
    send: "POST /station/$fresh/",
    headers: { ...FORM, Accept: BROWSERS.Firefox },
    body: "_method=DELETE",
    status: 200,
    type: HTML,
    history: [],
  },
  {
    fact: "raw JSON comes out of a form as well",
    send: "POST /station/$fresh/",
    headers: { ...FORM, Accept: BROWSERS.Firefox },
    body: `_method=PATCH&_content_type=application/json&_content=${encodeURIComponent('{"temperature": "29"}')}`,
    status: 200,
    type: HTML,
    history: [[0, 29]],
  },
];

/** What runs before Next, besides the API: the headers are checked for every row. */
export const everywhere: Row[] = [
  { fact: "of health", send: "GET /healthz", as: "nobody", status: 200, answer: { status: "alive" } },
  { fact: "of readiness", send: "GET /readyz", as: "nobody", eventually: true, status: 200, like: { status: "ready" } },
  { fact: "of the login", send: "GET /api-auth/login/", as: "nobody", status: 200, type: HTML },
  { fact: "of the API's description", send: "GET /api/docs/", as: "nobody", status: 200, type: HTML },
  {
    fact: "of the machine's description",
    send: "GET /api/openapi.json",
    as: "nobody",
    status: 200,
    like: { openapi: "3.1.0", paths: { "/station/": { post: {} } } },
  },
  { fact: "of a batch that is refused", send: "POST /api/v1/readings", as: "nobody", body: "[]", status: 401 },
  { fact: "of the map", send: "GET /", as: "nobody", headers: { Accept: BROWSERS.Chrome }, status: 200, type: HTML },
  {
    fact: "of a station's page",
    send: "GET /stations/$fresh",
    as: "nobody",
    headers: { Accept: BROWSERS.Chrome },
    status: 200,
    type: HTML,
  },
  {
    fact: "of a page that is not there",
    send: "GET /nothing/",
    as: "nobody",
    headers: { Accept: BROWSERS.Chrome },
    status: 404,
    type: HTML,
  },
];

/** Even an unknown address answers without a page to a client that does not ask for one. */
export const unknown: Row[] = [
  "/nothing",
  "/nothing/",
  "/api/nothing",
  "/api/v1/nothing",
  "/station/1/2/",
  "/stationx/",
].flatMap((path) =>
  ["GET", "POST"].map((method) => ({
    fact: `${method} ${path}`,
    send: `${method} ${path}`,
    as: "nobody" as const,
    headers: { Accept: "*/*", ...(method === "POST" ? { "Content-Type": "application/json" } : {}) },
    ...(method === "POST" ? { body: "{}" } : {}),
    status: 404,
    answer: NOT_FOUND,
  })),
);
