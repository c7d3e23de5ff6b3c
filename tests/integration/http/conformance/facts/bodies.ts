import { CITY, detail, FORM } from "../../support/shown";
import type { Row } from "../row";

const JSON_TYPE = { "Content-Type": "application/json" };
const CREATED = { ...CITY, url: "" };
const MULTIPART = { "Content-Type": "multipart/form-data; boundary=x" };

function multipart(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--x--\r\n`;
}

const taken: Row[] = (
  [
    ["JSON", JSON_TYPE, JSON.stringify(CITY)],
    ["JSON of a named charset", { "Content-Type": "application/json; charset=utf-8" }, JSON.stringify(CITY)],
    ["JSON in capitals", { "Content-Type": "Application/JSON" }, JSON.stringify(CITY)],
    ["a form", FORM, new URLSearchParams(CITY).toString()],
    [
      "a form of a named charset",
      { "Content-Type": `${FORM["Content-Type"]}; charset=UTF-8` },
      new URLSearchParams(CITY).toString(),
    ],
    ["multipart", MULTIPART, multipart(CITY)],
    ["the last of a form's repeated fields", FORM, `name=Other&${new URLSearchParams(CITY)}`],
    ["unknown fields, and ignores them", JSON_TYPE, JSON.stringify({ ...CITY, nonsense: [1], constructor: 2 })],
    ["url and id, and ignores them", JSON_TYPE, JSON.stringify({ ...CITY, id: 1, url: "http://x/station/1/" })],
  ] as const
).map(([what, headers, body]) => ({
  fact: `takes ${what}`,
  send: "POST /station/",
  headers,
  body,
  status: 201,
  like: withoutUrl(CREATED),
  has: { Location: /\/station\/[1-9]\d*\/$/ },
}));

function withoutUrl({ url: _, ...fields }: typeof CREATED) {
  return fields;
}

const types: Row[] = ["text/plain", "text/plain; charset=utf-8", "application/xml", "application/jsonp", "json"].map(
  (type) => ({
    fact: `refuses a body of the type ${type}`,
    send: "POST /station/",
    headers: { "Content-Type": type },
    body: JSON.stringify(CITY),
    status: 415,
    answer: detail(`Unsupported media type "${type}" in request.`),
  }),
);

const broken: Row[] = Object.entries({
  "that breaks off": "{",
  "in Python's quotes": "{'name': 'x'}",
  "with a comma too many": '{"name": "x",}',
  "with NaN": '{"lat": NaN}',
  "with Infinity": '{"lat": Infinity}',
  "with a byte order mark": `\uFEFF${JSON.stringify(CITY)}`,
  "of nothing but a space": " ",
  "nested too deep": "[".repeat(60_000),
  "that is not UTF-8": new Uint8Array([0x22, 0xff, 0x22]),
}).map(([what, body]) => ({
  fact: `refuses JSON ${what}`,
  send: "POST /station/",
  headers: JSON_TYPE,
  body,
  status: 400,
  like: /^{"detail":"JSON parse error - .+"}$/,
}));

const noObjects: Row[] = Object.entries({
  "[]": "list",
  "[1]": "list",
  '"a"': "str",
  "1": "int",
  "-1.5": "float",
  true: "bool",
}).map(([body, name]) => ({
  fact: `refuses ${body}, which is not an object`,
  send: "POST /station/",
  headers: JSON_TYPE,
  body,
  status: 400,
  answer: { non_field_errors: [`Invalid data. Expected a dictionary, but got ${name}.`] },
}));

const REQUIRED = ["This field is required."];
const ALL_REQUIRED = Object.fromEntries(Object.keys(CITY).map((name) => [name, REQUIRED]));

const empty: Row[] = ["", "{}", '{"nonsense":1}'].map((body) => ({
  fact: `says of ${JSON.stringify(body)} what is missing, all in one answer`,
  send: "POST /station/",
  headers: JSON_TYPE,
  body,
  status: 400,
  answer: ALL_REQUIRED,
}));

export const bodies: Row[] = [
  ...taken,
  ...types,
  {
    fact: "refuses a body of no type",
    send: "POST /station/",
    body: JSON.stringify(CITY),
    status: 415,
    answer: detail('Unsupported media type "" in request.'),
  },
  {
    fact: "refuses a PUT of no type",
    send: "PUT /station/$fresh/",
    body: JSON.stringify(CITY),
    status: 415,
    history: [[0, 28]],
  },
  ...broken,
  ...noObjects,
  {
    fact: "refuses null",
    send: "POST /station/",
    headers: JSON_TYPE,
    body: "null",
    status: 400,
    answer: { non_field_errors: ["No data provided"] },
  },
  {
    fact: "refuses a list to PATCH too",
    send: "PATCH /station/$fresh/",
    json: [],
    status: 400,
    answer: { non_field_errors: ["Invalid data. Expected a dictionary, but got list."] },
  },
  ...empty,
  {
    fact: "takes an empty body to PATCH for no change",
    send: "PATCH /station/$fresh/",
    headers: JSON_TYPE,
    body: "",
    status: 200,
  },
  {
    fact: "refuses multipart that is none",
    send: "POST /station/",
    headers: MULTIPART,
    body: "oops",
    status: 400,
    like: /^{"detail":"Multipart form parse error - /,
  },
  {
    fact: "refuses a file where text belongs",
    send: "POST /station/",
    headers: MULTIPART,
    body: '--x\r\nContent-Disposition: form-data; name="name"; filename="a.txt"\r\n\r\nCity\r\n--x--\r\n',
    status: 400,
    like: { name: ["Not a valid string."] },
  },
  {
    fact: "refuses more than 64 kB",
    send: "POST /station/",
    json: { ...CITY, more: "x".repeat(70_000) },
    status: 413,
    answer: detail("The body is larger than 64 kB."),
  },
];
