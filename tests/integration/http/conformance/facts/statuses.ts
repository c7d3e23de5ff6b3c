import { BROWSERS, CITY, HTML, ITEM_ALLOW, LIST_ALLOW, NOT_FOUND, notAllowed, shown } from "../../support/shown";
import type { Row } from "../row";

const noIds: Row[] = [
  "0",
  "01",
  "-1",
  "+1",
  "abc",
  "1.5",
  "1e0",
  "2147483648",
  "9223372036854775808",
  "99999999999999999999999",
  "%00",
  "%ff",
  "1%2F",
].flatMap((id) =>
  ["GET", "PUT", "DELETE"].map((method) => ({
    fact: `${method} of station ${id}, which can be none`,
    send: `${method} /station/${id}/`,
    ...(method === "PUT" ? { json: CITY } : {}),
    status: 404,
    answer: NOT_FOUND,
  })),
);

const missing: Row[] = ["GET", "HEAD", "PUT", "PATCH", "DELETE"].map((method) => ({
  fact: `${method} of a station that is gone`,
  send: `${method} /station/$gone/`,
  ...(method.startsWith("P") ? { json: CITY } : {}),
  status: 404,
  ...(method === "HEAD" ? { text: "" } : { answer: NOT_FOUND }),
}));

const notThere: Row[] = [
  ...["PUT", "PATCH", "DELETE", "PROPFIND"].map((method) => [method, "/station/", LIST_ALLOW] as const),
  ...["POST", "PROPFIND"].map((method) => [method, "/station/$fresh/", ITEM_ALLOW] as const),
  ...["POST", "DELETE"].map((method) => [method, "/", "GET, HEAD, OPTIONS"] as const),
  ["POST", "/current/", "GET, HEAD, OPTIONS"] as const,
].map(([method, path, allow]) => ({
  fact: `${method} is nothing to do at ${path}`,
  send: `${method} ${path}`,
  status: 405,
  answer: notAllowed(method),
  has: { Allow: allow },
}));

const field = (type: string, label: string, bounds: Record<string, number> = {}) => ({
  type,
  required: true,
  read_only: false,
  label,
  ...bounds,
});

const FIELDS = {
  url: { type: "field", required: false, read_only: true, label: "Url" },
  name: field("string", "Name", { max_length: 100 }),
  timestamp: field("string", "Timestamp"),
  temperature: field("string", "Temperature", { min_value: -95, max_value: 60 }),
  lat: field("string", "Lat", { min_value: -90, max_value: 90 }),
  lon: field("string", "Lon", { min_value: -180, max_value: 180 }),
};

const described = (name: string, actions?: Record<string, typeof FIELDS>) => ({
  name,
  description:
    "Weather stations with their current conditions. Writing a time and a temperature records an observation.",
  renders: ["application/json", "text/html"],
  parses: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
  ...(actions ? { actions } : {}),
});

export const statuses: Row[] = [
  {
    fact: "POST adds",
    send: "POST /station/",
    json: CITY,
    status: 201,
    like: CITY,
    has: { Allow: LIST_ALLOW, Location: /^http:\/\/127\.0\.0\.1:\d+\/station\/[1-9]\d*\/$/ },
  },
  { fact: "GET reads", send: "GET /station/$fresh/", status: 200, answer: shown(), has: { Allow: ITEM_ALLOW } },
  {
    fact: "PUT replaces",
    send: "PUT /station/$fresh/",
    json: { ...CITY, temperature: "29" },
    status: 200,
    answer: shown({ name: "CityName", temperature: "29" }),
    has: { Allow: ITEM_ALLOW, Location: null },
  },
  {
    fact: "PATCH changes",
    send: "PATCH /station/$fresh/",
    json: { name: "New" },
    status: 200,
    answer: shown({ name: "New" }),
    has: { Allow: ITEM_ALLOW, Observation: null },
    history: [[0, 28]],
  },
  {
    fact: "PATCH of nothing changes nothing",
    send: "PATCH /station/$fresh/",
    json: {},
    status: 200,
    answer: shown(),
    history: [[0, 28]],
  },
  {
    fact: "DELETE deletes",
    send: "DELETE /station/$fresh/",
    status: 204,
    text: "",
    has: { Allow: ITEM_ALLOW, "Content-Type": null },
    history: [],
  },
  {
    fact: "a station without observations has neither time nor temperature",
    send: "GET /station/$silent/",
    status: 200,
    answer: {
      url: "$origin/station/$silent/",
      name: "Silent",
      timestamp: null,
      temperature: null,
      lat: "1.5",
      lon: "2",
    },
  },
  ...missing,
  ...noIds,
  ...notThere,
  {
    fact: "what is gone is gone to a browser too",
    send: "GET /station/$gone/",
    headers: { Accept: BROWSERS.Chrome },
    status: 404,
    type: HTML,
    like: /Not found\./,
  },
  {
    fact: "OPTIONS of the list",
    send: "OPTIONS /station/",
    status: 200,
    answer: described("Station List", { POST: FIELDS }),
    has: { Allow: LIST_ALLOW },
  },
  {
    fact: "OPTIONS of a station",
    send: "OPTIONS /station/$fresh/",
    status: 200,
    answer: described("Station Instance", { PUT: FIELDS }),
    has: { Allow: ITEM_ALLOW },
  },
  {
    fact: "OPTIONS for who may only look",
    send: "OPTIONS /station/",
    as: "reader",
    status: 200,
    answer: described("Station List"),
  },
];
