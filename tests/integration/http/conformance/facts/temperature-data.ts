import { detail, FORM, ITEM_ALLOW, LIST_ALLOW, NOT_FOUND, notAllowed } from "../../support/shown";
import type { Row } from "../row";

const SPOT = { timestamp: "1393926310", temperature: "28", lat: "30.733315", lon: "76.779418" };
const PATH = "/temperature-data/$spot/";
const REQUIRED = ["This field is required."];

const shown = (changes: Partial<typeof SPOT> = {}) => ({ url: `$origin${PATH}`, ...SPOT, ...changes });
const field = (label: string) => ({ type: "string", required: true, read_only: false, label });

/** A time that only this table uses, so that its lists contain no other records. */
const OWN = { ...SPOT, timestamp: "946684800" };
const OWN_RANGE = "from=2000-01-01T00:00:00Z&to=2000-01-01T00:00:01Z";

export const temperatureData: Row[] = [
  {
    fact: "POST adds",
    send: "POST /temperature-data/",
    json: OWN,
    status: 201,
    like: OWN,
    has: { Allow: LIST_ALLOW, Location: /\/temperature-data\/\d+\/$/ },
  },
  { fact: "GET reads", send: `GET ${PATH}`, status: 200, answer: shown(), has: { Allow: ITEM_ALLOW, ETag: /^".+"$/ } },
  {
    fact: "PUT replaces",
    send: `PUT ${PATH}`,
    json: { ...SPOT, temperature: 29 },
    status: 200,
    answer: shown({ temperature: "29" }),
  },
  { fact: "PATCH changes", send: `PATCH ${PATH}`, json: { lat: "-1.50" }, status: 200, answer: shown({ lat: "-1.5" }) },
  {
    fact: "PATCH by a form",
    send: `PATCH ${PATH}`,
    headers: FORM,
    body: "lon=1e1",
    status: 200,
    answer: shown({ lon: "10" }),
  },
  { fact: "PATCH of nothing", send: `PATCH ${PATH}`, json: {}, status: 200, answer: shown() },
  {
    fact: "PUT with fields missing",
    send: `PUT ${PATH}`,
    json: { lat: 1 },
    status: 400,
    answer: { timestamp: REQUIRED, temperature: REQUIRED, lon: REQUIRED },
  },
  {
    fact: "PATCH of another state",
    send: `PATCH ${PATH}`,
    headers: { "If-Match": '"x"' },
    json: { lat: 1 },
    status: 412,
    answer: detail("The resource has changed since it was read."),
  },
  { fact: "DELETE deletes", send: `DELETE ${PATH}`, status: 204, text: "" },
  { fact: "a number that nothing has", send: "GET /temperature-data/2147483647/", status: 404, answer: NOT_FOUND },
  {
    fact: "DELETE of the list",
    send: "DELETE /temperature-data/",
    status: 405,
    answer: notAllowed("DELETE"),
    has: { Allow: LIST_ALLOW },
  },
  { fact: "POST of one", send: `POST ${PATH}`, status: 405, answer: notAllowed("POST"), has: { Allow: ITEM_ALLOW } },
  {
    fact: "refuses values that are not numbers, too hot, or in the future",
    send: "POST /temperature-data/",
    json: { timestamp: "4102444800", temperature: "1e400", lat: 91, lon: "\0" },
    status: 400,
    like: {
      temperature: ["A valid number is required."],
      lat: ["Ensure this value is less than or equal to 90."],
      lon: ["Null characters are not allowed."],
    },
  },
  {
    fact: "refuses a time to come",
    send: "POST /temperature-data/",
    json: { ...SPOT, timestamp: "4102444800" },
    status: 400,
    answer: { timestamp: ["This time is in the future."] },
  },
  {
    fact: "lists a range of time",
    send: `GET /temperature-data/?${OWN_RANGE}`,
    status: 200,
    like: { count: 1, next: null, previous: null, results: [OWN] },
    has: { Allow: LIST_ALLOW },
  },
  {
    fact: "which ends before its end",
    send: "GET /temperature-data/?from=1999-12-31T23:59:59Z&to=946684800",
    status: 200,
    answer: { count: 0, next: null, previous: null, results: [] },
  },
  {
    fact: "and must be times",
    send: "GET /temperature-data/?from=yesterday",
    status: 400,
    answer: { from: ["Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."] },
  },
  {
    fact: "a page too many",
    send: `GET /temperature-data/?${OWN_RANGE}&page=2`,
    status: 404,
    answer: detail("Invalid page."),
  },
  {
    fact: "OPTIONS",
    send: "OPTIONS /temperature-data/",
    status: 200,
    like: {
      name: "Temperature Data List",
      actions: {
        POST: {
          timestamp: field("Timestamp"),
          temperature: field("Temperature"),
          lat: field("Lat"),
          lon: field("Lon"),
        },
      },
    },
  },
  {
    fact: "OPTIONS of one",
    send: `OPTIONS ${PATH}`,
    status: 200,
    like: { name: "Temperature Data Instance", actions: { PUT: { lat: field("Lat") } } },
  },
];
