import { expect } from "vitest";
import { BROWSERS, NOT_FOUND, notAllowed } from "../../support/shown";
import type { Row } from "../row";
import { OBSERVED_S } from "../world";

const TIME = new Date(OBSERVED_S * 1000).toISOString();
const STATIONS = "/api/v1/stations";
const READ_ONLY = { Allow: "GET, HEAD, OPTIONS" };
const NAMES = ["Paged 01", "Paged 02", "Paged 03"];

const stations: Row[] = [
  {
    fact: "lists stations, with a cursor for the next page",
    send: `GET ${STATIONS}?search=Paged&limit=3`,
    status: 200,
    like: {
      stations: NAMES.map((name) => ({ name })),
      next: expect.stringMatching(/\/api\/v1\/stations\?search=Paged&limit=3&cursor=\d+$/),
    },
    has: { ...READ_ONLY, ETag: /^".+"$/ },
  },
  {
    fact: "the last page has no next",
    send: `GET ${STATIONS}?search=Paged%2025`,
    status: 200,
    like: { stations: [{ name: "Paged 25" }], next: null },
  },
  {
    fact: "beyond the last there is nothing",
    send: `GET ${STATIONS}?cursor=2147483647`,
    status: 200,
    answer: { stations: [], next: null },
  },
  {
    fact: "an empty page is not asked for",
    send: `GET ${STATIONS}?limit=0`,
    status: 400,
    like: { limit: [expect.any(String)] },
  },
  {
    fact: "nor one of too many",
    send: `GET ${STATIONS}?limit=1001`,
    status: 400,
    like: { limit: [expect.any(String)] },
  },
  {
    fact: "a cursor is a number",
    send: `GET ${STATIONS}?cursor=x`,
    status: 400,
    answer: { cursor: ["Enter a whole number."] },
  },
  {
    fact: "one station",
    send: `GET ${STATIONS}/$fresh`,
    status: 200,
    like: {
      id: expect.any(Number),
      url: `$origin${STATIONS}/$fresh`,
      name: "Fresh",
      lat: 30.733315,
      lon: 76.779418,
      elevation: null,
      timeZone: "Asia/Kolkata",
      rainYearStart: 1,
      description: "",
      isPublic: true,
      isDemo: false,
      latest: { time: TIME, values: { temperature: 28 } },
      freshness: "offline",
      rainToday: null,
    },
    has: { ...READ_ONLY, ETag: /^".+"$/ },
  },
  {
    fact: "one without readings",
    send: `GET ${STATIONS}/$silent/`,
    status: 200,
    like: { name: "Silent", latest: null, freshness: "never" },
  },
  { fact: "none", send: `GET ${STATIONS}/$gone`, status: 404, answer: NOT_FOUND },
  { fact: "what can be none", send: `GET ${STATIONS}/01`, status: 404, answer: NOT_FOUND },
  { fact: "POST is nothing to do", send: `POST ${STATIONS}`, status: 405, answer: notAllowed("POST"), has: READ_ONLY },
  {
    fact: "OPTIONS",
    send: `OPTIONS ${STATIONS}/$fresh`,
    status: 200,
    like: { name: "Station", renders: ["application/json"] },
    has: READ_ONLY,
  },
  { fact: "a page is not to be had", send: `GET ${STATIONS}`, headers: { Accept: "text/html" }, status: 406 },
  {
    fact: "and a browser gets JSON",
    send: `GET ${STATIONS}/$fresh`,
    headers: { Accept: BROWSERS.Chrome },
    status: 200,
  },
];

const latest: Row[] = [
  {
    fact: "the latest reading, in the units it is kept in",
    send: `GET ${STATIONS}/$fresh/latest`,
    status: 200,
    text: `{"station":$fresh,"time":"${TIME}","values":{"temperature":28},"units":{"temperature":"°C"},"freshness":"offline","rainToday":null,"channels":{}}`,
    has: READ_ONLY,
  },
  {
    fact: "in those of the United States",
    send: `GET ${STATIONS}/$fresh/latest?units=us`,
    status: 200,
    text: `{"station":$fresh,"time":"${TIME}","values":{"temperature":82.4},"units":{"temperature":"°F"},"freshness":"offline","rainToday":null,"channels":{}}`,
  },
  {
    fact: "in others there are not",
    send: `GET ${STATIONS}/$fresh/latest?units=x`,
    status: 400,
    like: { units: [expect.any(String)] },
  },
  {
    fact: "before the first one",
    send: `GET ${STATIONS}/$silent/latest`,
    status: 200,
    text: '{"station":$silent,"time":null,"values":{},"units":{},"freshness":"never","rainToday":null,"channels":{}}',
  },
  { fact: "of no station", send: `GET ${STATIONS}/$gone/latest`, status: 404, answer: NOT_FOUND },
];

export const v1Stations: Row[] = [...stations, ...latest];
