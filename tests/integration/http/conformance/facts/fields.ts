import { CITY, FORM } from "../../support/shown";
import type { Row } from "../row";

const NULL = ["This field may not be null."];
const BLANK = ["This field may not be blank."];
const STRING = ["Not a valid string."];
const NUMBER = ["A valid number is required."];
const REQUIRED = ["This field is required."];
const NUL = ["Null characters are not allowed."];
const most = (limit: number) => [`Ensure this value is less than or equal to ${limit}.`];
const least = (limit: number) => [`Ensure this value is greater than or equal to ${limit}.`];
const FORMAT = ["Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."];

type Refused = [fact: string, fields: Record<string, unknown>, errors: Record<string, string[]>];

const REFUSED: Refused[] = [
  [
    "null",
    { name: null, timestamp: null, temperature: null, lat: null, lon: null },
    { name: NULL, timestamp: NULL, temperature: NULL, lat: NULL, lon: NULL },
  ],
  [
    "blanks",
    { name: " ", timestamp: "", temperature: "\t", lat: "", lon: "" },
    { name: BLANK, timestamp: BLANK, temperature: BLANK, lat: BLANK, lon: BLANK },
  ],
  [
    "truth values, lists and objects",
    { name: true, timestamp: [], temperature: {}, lat: false, lon: ["1"] },
    { name: STRING, timestamp: STRING, temperature: STRING, lat: STRING, lon: STRING },
  ],
  [
    "a value that is not a number",
    { temperature: "warm", lat: "30,7", lon: "0x10" },
    { temperature: NUMBER, lat: NUMBER, lon: NUMBER },
  ],
  [
    "what is not finite",
    { temperature: "NaN", lat: "Infinity", lon: "1e400" },
    { temperature: NUMBER, lat: NUMBER, lon: NUMBER },
  ],
  [
    "numbers of other tongues",
    { temperature: "٣", lat: "1_0", lon: "1e" },
    { temperature: NUMBER, lat: NUMBER, lon: NUMBER },
  ],
  [
    "a NUL anywhere",
    { name: "a\0b", timestamp: "1\0", temperature: "\x001" },
    { name: NUL, timestamp: NUL, temperature: NUL },
  ],
  [
    "a name of 101 characters",
    { name: "x".repeat(101) },
    { name: ["Ensure this field has no more than 100 characters."] },
  ],
  [
    "one of 101 that take two units each",
    { name: "🌦".repeat(101) },
    { name: ["Ensure this field has no more than 100 characters."] },
  ],
  [
    "what is too great",
    { temperature: 60.1, lat: 90.1, lon: 180.1 },
    { temperature: most(60), lat: most(90), lon: most(180) },
  ],
  [
    "what is too small",
    { temperature: -95.1, lat: "-90.000001", lon: "-180.1" },
    { temperature: least(-95), lat: least(-90), lon: least(-180) },
  ],
  ["a Fahrenheit too hot to be Celsius", { temperature: "82" }, { temperature: most(60) }],
  ["a time that is none", { timestamp: "yesterday" }, { timestamp: FORMAT }],
  ["a time without an offset", { timestamp: "2014-03-04T09:45:10" }, { timestamp: FORMAT }],
  ["a time in no calendar", { timestamp: "2014-02-30T00:00:00Z" }, { timestamp: FORMAT }],
  ["a time out of range", { timestamp: "1e300" }, { timestamp: ["This time is out of range."] }],
  ["a time to come", { timestamp: "4102444800" }, { timestamp: ["This time is in the future."] }],
];

/** The same at each endpoint. */
const refused: Row[] = REFUSED.flatMap(([fact, fields, errors]) => [
  { fact: `POST refuses ${fact}`, send: "POST /station/", json: { ...CITY, ...fields }, status: 400, answer: errors },
  {
    fact: `PUT refuses ${fact}`,
    send: "PUT /station/$fresh/",
    json: { ...CITY, ...fields },
    status: 400,
    answer: errors,
    history: [[0, 28]],
  },
  {
    fact: `PATCH refuses ${fact}`,
    send: "PATCH /station/$fresh/",
    json: fields,
    status: 400,
    answer: errors,
    history: [[0, 28]],
  },
]);

type Taken = [fact: string, fields: Record<string, unknown>, shown: Partial<typeof CITY>];

const TAKEN: Taken[] = [
  [
    "JSON numbers for text",
    { name: 7, timestamp: 1393926310, temperature: 28.5, lat: 0, lon: -0.5 },
    { name: "7", timestamp: "1393926310", temperature: "28.5", lat: "0", lon: "-0.5" },
  ],
  [
    "numbers in their shortest form",
    { temperature: "+2.80e1", lat: "030.50", lon: ".5" },
    { temperature: "28", lat: "30.5", lon: "0.5" },
  ],
  ["zero without its sign", { temperature: "-0", lat: -0, lon: "-0.0" }, { temperature: "0", lat: "0", lon: "0" }],
  [
    "all digits of a coordinate",
    { lat: "30.733315000000001", lon: "-0.000001" },
    { lat: "30.733315", lon: "-0.000001" },
  ],
  ["the bounds themselves", { temperature: 60, lat: -90, lon: 180 }, { temperature: "60", lat: "-90", lon: "180" }],
  ["ISO 8601, and gives epoch seconds", { timestamp: "2014-03-04T15:15:10+05:30" }, { timestamp: "1393926310" }],
  ["a time before the epoch", { timestamp: "1969-12-31T23:59:59Z" }, { timestamp: "-1" }],
  ["fractions of a second, and gives whole ones", { timestamp: "1393926310.75" }, { timestamp: "1393926310" }],
  ["text trimmed", { name: " \t Å  b\n", lat: " 30.5 " }, { name: "Å  b", lat: "30.5" }],
  ["a hundred characters of two units each", { name: "🌦".repeat(100) }, { name: "🌦".repeat(100) }],
  ["markup and quotes as they are", { name: `<b>"';--\\` }, { name: `<b>"';--\\` }],
];

const taken: Row[] = TAKEN.flatMap(([fact, fields, shown]) => [
  {
    fact: `POST takes ${fact}`,
    send: "POST /station/",
    json: { ...CITY, ...fields },
    status: 201,
    like: { ...CITY, ...shown },
  },
  {
    fact: `PATCH takes ${fact}`,
    send: "PATCH /station/$silent/",
    json: { ...CITY, ...fields },
    status: 200,
    like: { ...CITY, ...shown },
  },
]);

export const fields: Row[] = [
  ...refused,
  {
    fact: "JSON numbers beyond the finite range are not numbers",
    send: "POST /station/",
    headers: { "Content-Type": "application/json" },
    body: '{"name":1e400,"timestamp":1e400,"temperature":-1e400,"lat":1e400,"lon":1e400}',
    status: 400,
    answer: { name: STRING, timestamp: STRING, temperature: NUMBER, lat: NUMBER, lon: NUMBER },
  },
  {
    fact: "of one field each is told what is wrong with it",
    send: "POST /station/",
    json: { name: "", timestamp: null, temperature: "x", lat: 91 },
    status: 400,
    answer: { name: BLANK, timestamp: NULL, temperature: NUMBER, lat: most(90), lon: REQUIRED },
  },
  {
    fact: "a form is told the same",
    send: "POST /station/",
    headers: FORM,
    body: "name=&lat=x&temperature=1e400",
    status: 400,
    answer: { name: BLANK, timestamp: REQUIRED, temperature: NUMBER, lat: NUMBER, lon: REQUIRED },
  },
  {
    fact: "PUT wants every field",
    send: "PUT /station/$fresh/",
    json: { name: "New" },
    status: 400,
    answer: { timestamp: REQUIRED, temperature: REQUIRED, lat: REQUIRED, lon: REQUIRED },
    history: [[0, 28]],
  },
  ...taken,
];
