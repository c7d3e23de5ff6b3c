import { BROWSERS, HTML } from "../../support/shown";
import type { Row } from "../row";

const COLLECTIONS = ["station", "temperature-data", "sensor-data", "users", "groups", "current", "home"];
const ROOT = Object.fromEntries(COLLECTIONS.map((name) => [name, `$origin/${name}/`]));
const READ_ONLY = { Allow: "GET, HEAD, OPTIONS" };

const PARSES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

export const views: Row[] = [
  {
    fact: "the root names the collections, to anyone",
    send: "GET /",
    as: "nobody",
    status: 200,
    answer: ROOT,
    has: READ_ONLY,
  },
  {
    fact: "indented",
    send: "GET /",
    as: "nobody",
    headers: { Accept: "application/json; indent=4" },
    status: 200,
    text: JSON.stringify(ROOT, null, 4),
  },
  {
    fact: "by the host that was asked",
    send: "GET /",
    headers: { Host: "roof.local" },
    status: 200,
    like: { station: "http://roof.local/station/" },
  },
  {
    fact: "a browser may see it by ?format=api",
    send: "GET /?format=api",
    as: "nobody",
    headers: { Accept: BROWSERS.Chrome },
    status: 200,
    type: HTML,
    like: /<h1>Api Root<\/h1>/,
  },
  {
    fact: "and as JSON by ?format=json",
    send: "GET /?format=json",
    headers: { Accept: BROWSERS.Chrome },
    status: 200,
    answer: ROOT,
  },
  {
    fact: "otherwise it gets the map",
    send: "GET /",
    as: "nobody",
    headers: { Accept: BROWSERS.Firefox },
    status: 200,
    type: HTML,
    like: /<title>/,
  },
  {
    fact: "OPTIONS of the root has no actions",
    send: "OPTIONS /",
    status: 200,
    answer: {
      name: "Api Root",
      description: "The collections of this weather station's REST API.",
      renders: ["application/json", "text/html"],
      parses: PARSES,
    },
    has: READ_ONLY,
  },
  { fact: "HEAD of the root", send: "HEAD /", as: "nobody", status: 200, text: "" },
  {
    fact: "/current/ is for anyone",
    send: "GET /current/",
    as: "nobody",
    status: 200,
    like: /^{"humidity":(null|[\d.]+),"temperature":-?[\d.]+,"timestamp":"\d+","station":".+","freshness":"(fresh|stale|offline)","humidityObserved":(null|{"timestamp":"\d+","station":".+","freshness":"(fresh|stale|offline)"})}$/,
    has: { ...READ_ONLY, ETag: /^".+"$/ },
  },
  {
    fact: "and a page to a browser",
    send: "GET /current",
    as: "nobody",
    headers: { Accept: BROWSERS.Chrome },
    status: 200,
    type: HTML,
  },
  {
    fact: "OPTIONS of it has no actions",
    send: "OPTIONS /current/",
    as: "nobody",
    status: 200,
    like: /^{"name":"Current",((?!actions).)*$/,
  },
  {
    fact: "/home/ is a page for anyone",
    send: "GET /home/",
    as: "nobody",
    status: 200,
    type: HTML,
    like: /<!doctype html>/,
  },
  {
    fact: "and nothing else",
    send: "GET /home/",
    as: "nobody",
    headers: { Accept: "application/json" },
    status: 406,
    answer: { detail: "Could not satisfy the request Accept header." },
  },
];
