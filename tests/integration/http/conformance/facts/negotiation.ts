import { BROWSERS, HTML, NOT_ACCEPTABLE, NOT_FOUND, shown } from "../../support/shown";
import type { Row } from "../row";

const READ = "GET /station/$fresh/";

const compact: Row[] = [
  "*/*",
  "application/*",
  "application/json",
  "APPLICATION/JSON",
  "text/csv, application/json;q=0.1",
].map((accept) => ({
  fact: `${accept} gives compact JSON`,
  send: READ,
  headers: { Accept: accept },
  status: 200,
  answer: shown(),
}));

const indented: Row[] = Object.entries({
  "application/json; indent=4": 4,
  "application/json;indent=4": 4,
  "application/json; indent=0": 0,
  "application/json; indent=1": 1,
  "application/json; indent=8": 8,
  "application/json; indent=9": 8,
  "application/json; indent=1000": 8,
  "application/json; indent=-3": 0,
  "application/json; indent=x": 0,
  "application/json; charset=utf-8; indent=2; q=0.5": 2,
  "*/*, application/json; indent=3": 3,
}).map(([accept, indent]) => ({
  fact: `${accept} indents by ${indent}, and the Content-Type does not say so`,
  send: READ,
  headers: { Accept: accept },
  status: 200,
  text: JSON.stringify(shown(), null, indent),
}));

const pages: Row[] = Object.entries(BROWSERS).map(([name, accept]) => ({
  fact: `${name} gets the browsable page`,
  send: READ,
  headers: { Accept: accept },
  status: 200,
  type: HTML,
  has: { Vary: "Accept, Cookie", Allow: "GET, PUT, PATCH, DELETE, HEAD, OPTIONS" },
  like: /<h1>Station Instance<\/h1>/,
}));

const refused: Row[] = ["text/csv", "application/xml", "application/json; q=0", "*/*; q=0", "nonsense"].map(
  (accept) => ({
    fact: `${accept} cannot be satisfied`,
    send: "GET /station/",
    headers: { Accept: accept },
    status: 406,
    answer: NOT_ACCEPTABLE,
  }),
);

export const negotiation: Row[] = [
  { fact: "no Accept gives compact JSON", send: READ, status: 200, answer: shown(), has: { Vary: "Accept, Cookie" } },
  { fact: "an empty Accept does too", send: READ, headers: { Accept: "" }, status: 200, answer: shown() },
  ...compact,
  ...indented,
  {
    fact: "a refusal is indented too",
    send: "GET /station/$gone/",
    headers: { Accept: "application/json; indent=4" },
    status: 404,
    text: '{\n    "detail": "Not found."\n}',
  },
  ...pages,
  {
    fact: "who prefers JSON to a page gets JSON",
    send: READ,
    headers: { Accept: "text/html;q=0.5, application/json" },
    status: 200,
    answer: shown(),
  },
  {
    fact: "who prefers a page to JSON gets a page",
    send: READ,
    headers: { Accept: "application/json;q=0.5, text/html" },
    status: 200,
    type: HTML,
  },
  {
    fact: "?format=json overrides a browser's Accept, and does not leak into the address",
    send: `${READ}?format=json`,
    headers: { Accept: BROWSERS.Firefox },
    status: 200,
    answer: shown(),
  },
  {
    fact: "?format=json keeps the indent",
    send: `${READ}?format=json`,
    headers: { Accept: "application/json; indent=2" },
    status: 200,
    text: JSON.stringify(shown(), null, 2),
  },
  ...["text/csv", "text/html", "image/png", "", "application/json; q=0"].map((accept) => ({
    fact: `?format=json needs no Accept that fits: ${JSON.stringify(accept)}`,
    send: `${READ}?format=json`,
    headers: { Accept: accept },
    status: 200,
    answer: shown(),
  })),
  { fact: "?format=json needs no Accept at all", send: `${READ}?format=json`, status: 200, answer: shown() },
  {
    fact: "?format=api returns the page even to clients that accept JSON",
    send: `${READ}?format=api`,
    headers: { Accept: "application/json" },
    status: 200,
    type: HTML,
  },
  { fact: "of two formats the last one counts", send: `${READ}?format=api&format=json`, status: 200, answer: shown() },
  { fact: "another format is not there", send: `${READ}?format=xml`, status: 404, answer: NOT_FOUND },
  ...refused,
];

/** The order is 406, 401, 403, 429, 405, then the body, then its fields; 429 has a server of its own. */
export const order: Row[] = [
  {
    fact: "406 comes before 401",
    send: "DELETE /station/",
    as: "nobody",
    headers: { Accept: "text/csv" },
    status: 406,
    answer: NOT_ACCEPTABLE,
  },
  { fact: "401 comes before 405", send: "DELETE /station/", as: "nobody", status: 401 },
  { fact: "403 comes before 405", send: "DELETE /station/", as: "visitor", status: 403 },
  { fact: "401 comes before 404", send: "GET /station/$gone/", as: "nobody", status: 401 },
  { fact: "403 comes before 404", send: "GET /station/$gone/", as: "visitor", status: 403 },
  { fact: "405 comes before the body", send: "PUT /station/", body: "oops", status: 405 },
  { fact: "401 comes before the body", send: "POST /station/", as: "nobody", body: "oops", status: 401 },
  { fact: "403 comes before the body", send: "POST /station/", as: "visitor", body: "oops", status: 403 },
  { fact: "404 comes before the body", send: "PUT /station/$gone/", body: "oops", status: 404, answer: NOT_FOUND },
  {
    fact: "415 comes before the fields",
    send: "POST /station/",
    headers: { "Content-Type": "text/plain" },
    body: "{}",
    status: 415,
  },
  {
    fact: "the body comes before its fields",
    send: "PATCH /station/$fresh/",
    headers: { "Content-Type": "application/json" },
    body: '{"lat":"x",',
    status: 400,
    like: /^{"detail":"JSON parse error - /,
  },
];
