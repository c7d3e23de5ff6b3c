import { expect } from "vitest";
import { detail, NOT_FOUND, notAllowed } from "../../support/shown";
import type { Row } from "../row";
import { OBSERVED_S } from "../world";

const TIME = new Date(OBSERVED_S * 1000).toISOString();
const STATIONS = "/api/v1/stations";
const READ_ONLY = { Allow: "GET, HEAD, OPTIONS" };
/** $fresh with its one reading, over the hour of that. */
const RANGE = "from=2014-03-04T09:00:00Z&to=2014-03-04T10:00:00Z";
const READINGS = `${STATIONS}/$fresh/readings?${RANGE}`;

const head = {
  from: "2014-03-04T09:00:00.000Z",
  to: "2014-03-04T10:00:00.000Z",
};

const readings: Row[] = [
  {
    fact: "readings of a range",
    send: `GET ${READINGS}`,
    status: 200,
    like: {
      ...head,
      resolution: "raw",
      units: { temperature: "°C", windSpeed: "m/s" },
      readings: [{ time: TIME, temperature: 28 }],
      next: null,
    },
    has: { ...READ_ONLY, Vary: "Accept, Cookie, Accept-Encoding" },
  },
  {
    fact: "of some metrics, to the letter",
    send: `GET ${READINGS}&metrics=temperature,%20rain&units=us`,
    status: 200,
    text: `{"station":$fresh,"resolution":"raw","from":"${head.from}","to":"${head.to}","units":{"temperature":"°F","rain":"in"},"readings":[{"time":"${TIME}","temperature":82.4}],"next":null}`,
  },
  {
    fact: "of a metric that was not measured",
    send: `GET ${READINGS}&metrics=rain`,
    status: 200,
    like: { readings: [], next: null },
  },
  {
    fact: "of the last day unless it says otherwise",
    send: `GET ${STATIONS}/$fresh/readings`,
    status: 200,
    like: { resolution: "raw", readings: [] },
  },
  {
    fact: "a range begins with its beginning",
    send: `GET ${STATIONS}/$fresh/readings?from=${OBSERVED_S}&to=${OBSERVED_S + 1}`,
    status: 200,
    like: { readings: [{ time: TIME }] },
  },
  {
    fact: "and ends before its end",
    send: `GET ${STATIONS}/$fresh/readings?from=${OBSERVED_S - 1}&to=${OBSERVED_S}`,
    status: 200,
    like: { readings: [] },
  },
  {
    fact: "and is not empty",
    send: `GET ${STATIONS}/$fresh/readings?from=${OBSERVED_S}&to=${OBSERVED_S}`,
    status: 400,
    like: { from: [expect.any(String)] },
  },
  {
    fact: "of times",
    send: `GET ${STATIONS}/$fresh/readings?from=x`,
    status: 400,
    like: { from: [expect.stringContaining("ISO 8601")] },
  },
  {
    fact: "of a metric there is not",
    send: `GET ${READINGS}&metrics=temprature`,
    status: 400,
    like: { metrics: ["There is no metric of this name."] },
  },
  {
    fact: "in a resolution there is not",
    send: `GET ${READINGS}&resolution=week`,
    status: 400,
    like: { resolution: [expect.any(String)] },
  },
  { fact: "in pages of none", send: `GET ${READINGS}&limit=0`, status: 400, like: { limit: [expect.any(String)] } },
  { fact: "of no station", send: `GET ${STATIONS}/$gone/readings`, status: 404, answer: NOT_FOUND },
  {
    fact: "as CSV by Accept",
    send: `GET ${READINGS}&metrics=temperature,rain`,
    headers: { Accept: "text/csv" },
    status: 200,
    type: "text/csv; charset=utf-8",
    text: `time,temperature,rain\r\n${TIME},28,\r\n`,
  },
  {
    fact: "as CSV by ?format=",
    send: `GET ${READINGS}&metrics=temperature&format=csv`,
    status: 200,
    type: "text/csv; charset=utf-8",
    text: `time,temperature\r\n${TIME},28\r\n`,
  },
  {
    fact: "an error is JSON all the same",
    send: `GET ${READINGS}&metrics=x&format=csv`,
    status: 400,
    like: { metrics: [expect.any(String)] },
  },
  { fact: "HEAD has no body", send: `HEAD ${READINGS}`, status: 200, text: "" },
  { fact: "OPTIONS", send: `OPTIONS ${READINGS}`, status: 200, like: { renders: ["application/json", "text/csv"] } },
  {
    fact: "DELETE is nothing to do",
    send: `DELETE ${READINGS}`,
    status: 405,
    answer: notAllowed("DELETE"),
    has: READ_ONLY,
  },
  {
    fact: "a device reads its own",
    send: `GET ${READINGS}`,
    as: "nobody",
    headers: { Authorization: "Bearer $key" },
    status: 200,
    like: { readings: [{ temperature: 28 }] },
  },
];

const CORRECTIONS = `${STATIONS}/$fresh/readings/${TIME}/corrections`;
const hide = { kind: "hide", metric: "temperature" };

const corrections: Row[] = [
  {
    fact: "a correction hides",
    send: `POST ${CORRECTIONS}`,
    json: { change: hide, reason: "sun on the sensor" },
    status: 200,
    text: `{"station":$fresh,"time":"${TIME}","raw":{"temperature":28},"shown":{},"flags":{"temperature":"hidden"}}`,
    has: { Allow: "POST, OPTIONS" },
  },
  {
    fact: "or corrects, and keeps the raw value",
    send: `POST ${STATIONS}/$fresh/readings/${OBSERVED_S}/corrections`,
    json: { change: { kind: "correct", metric: "temperature", value: 27.5 }, reason: "calibrated" },
    status: 200,
    like: { raw: { temperature: 28 }, shown: { temperature: 27.5 } },
    history: [[0, 27.5]],
  },
  {
    fact: "or restores",
    send: `POST ${CORRECTIONS}`,
    json: { change: { kind: "restore", metric: "temperature" }, reason: "it was right" },
    status: 200,
    like: { raw: { temperature: 28 }, shown: { temperature: 28 }, flags: {} },
  },
  {
    fact: "it wants a reason",
    send: `POST ${CORRECTIONS}`,
    json: { change: hide },
    status: 400,
    like: { reason: [expect.any(String)] },
  },
  {
    fact: "not a blank one",
    send: `POST ${CORRECTIONS}`,
    json: { change: hide, reason: " " },
    status: 400,
    answer: { reason: ["A reason is required."] },
  },
  {
    fact: "and a possible value",
    send: `POST ${CORRECTIONS}`,
    json: { change: { kind: "correct", metric: "temperature", value: 61 }, reason: "x" },
    status: 400,
    like: /This value is not possible\./,
  },
  {
    fact: "of a reading that is there",
    send: `POST ${STATIONS}/$fresh/readings/1/corrections`,
    json: { change: hide, reason: "x" },
    status: 404,
    answer: NOT_FOUND,
  },
  {
    fact: "at a time that is one",
    send: `POST ${STATIONS}/$fresh/readings/x/corrections`,
    json: { change: hide, reason: "x" },
    status: 404,
    answer: NOT_FOUND,
  },
  {
    fact: "by who may change readings",
    send: `POST ${CORRECTIONS}`,
    as: "reader",
    json: { change: hide, reason: "x" },
    status: 403,
    history: [[0, 28]],
  },
  {
    fact: "no device",
    send: `POST ${CORRECTIONS}`,
    as: "nobody",
    headers: { "X-ApiKey": "$key" },
    json: { change: hide, reason: "x" },
    status: 403,
  },
  {
    fact: "and there is nothing to read",
    send: `GET ${CORRECTIONS}`,
    status: 405,
    answer: detail('Method "GET" not allowed.'),
    has: { Allow: "POST, OPTIONS" },
  },
];

export const v1Readings: Row[] = [...readings, ...corrections];
