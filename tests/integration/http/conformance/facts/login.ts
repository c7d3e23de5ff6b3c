import { basic } from "../../support/client";
import { BROWSERS, detail, FORBIDDEN, FORM, HTML, NOT_FOUND, NOT_PROVIDED } from "../../support/shown";
import type { Row } from "../row";

const CHALLENGE = { "WWW-Authenticate": 'Basic realm="api"' };

const withoutAny: Row[] = [
  "GET /station/",
  "POST /station/",
  "OPTIONS /station/",
  "GET /station/$fresh/",
  "PUT /station/$fresh/",
  "PATCH /station/$fresh/",
  "DELETE /station/$fresh/",
  "GET /temperature-data/",
  "GET /sensor-data/",
  "GET /users/",
  "GET /groups/",
  "GET /api/v1/stations",
].map((send) => ({
  fact: `${send} needs a login`,
  send,
  as: "nobody",
  status: 401,
  answer: NOT_PROVIDED,
  has: CHALLENGE,
}));

const wrong: Row[] = Object.entries({
  Basic: "Invalid basic header. No credentials provided.",
  "Basic ": "Invalid basic header. No credentials provided.",
  "basic YTpi YTpi": "Invalid basic header. Credentials string should not contain spaces.",
  "Basic !!!": "Invalid basic header. Credentials not correctly base64 encoded.",
  "Basic YQ": "Invalid basic header. Credentials not correctly base64 encoded.",
  [basic("arshdeep", "wrong").Authorization]: "Invalid username/password.",
  [basic("unknown", "wrong").Authorization]: "Invalid username/password.",
  [basic("", "").Authorization]: "Invalid username/password.",
}).map(([authorization, message]) => ({
  fact: `${JSON.stringify(authorization)}: ${message}`,
  send: "GET /station/",
  as: "nobody",
  headers: { Authorization: authorization },
  status: 401,
  answer: detail(message),
  has: CHALLENGE,
}));

const forbidden: Row[] = ["GET /station/", "POST /station/", "DELETE /station/$fresh/", "GET /users/"].map((send) => ({
  fact: `${send} is not for everybody who is known`,
  send,
  as: "visitor",
  status: 403,
  answer: FORBIDDEN,
  has: { "WWW-Authenticate": null },
}));

export const login: Row[] = [
  ...withoutAny,
  ...wrong,
  {
    fact: "a user who is no longer active is refused",
    send: "GET /station/",
    as: "retired",
    status: 401,
    answer: detail("User inactive or deleted."),
    has: CHALLENGE,
  },
  {
    fact: "another scheme is not a login",
    send: "GET /station/",
    as: "nobody",
    headers: { Authorization: "Digest a=b" },
    status: 401,
    answer: NOT_PROVIDED,
  },
  {
    fact: "wrong credentials are refused where none are needed",
    send: "GET /",
    as: "nobody",
    headers: { Authorization: "Basic" },
    status: 401,
  },
  {
    fact: "a wrong key is none",
    send: "GET /station/",
    as: "nobody",
    headers: { Authorization: "Bearer x" },
    status: 401,
    answer: detail("Invalid key."),
    has: CHALLENGE,
  },
  ...forbidden,
  { fact: "who may look may look", send: "GET /station/$fresh/", as: "reader", status: 200 },
  {
    fact: "and not write",
    send: "PATCH /station/$fresh/",
    as: "reader",
    json: { temperature: "29" },
    status: 403,
    answer: FORBIDDEN,
    history: [[0, 28]],
  },
  { fact: "staff who are not superusers see no users", send: "GET /users/", status: 403, answer: FORBIDDEN },
  {
    fact: "a device reads its own station",
    send: "GET /station/$fresh/",
    as: "nobody",
    headers: { Authorization: "Bearer $key" },
    status: 200,
  },
  {
    fact: "by either header",
    send: "GET /station/$fresh/",
    as: "nobody",
    headers: { "X-ApiKey": "$key" },
    status: 200,
  },
  {
    fact: "and no other",
    send: "GET /station/$silent/?of=$fresh",
    as: "nobody",
    headers: { "X-ApiKey": "$key" },
    status: 404,
    answer: NOT_FOUND,
  },
  {
    fact: "a page asks for a login without the browser's own window",
    send: "GET /station/$fresh/",
    as: "nobody",
    headers: { Accept: BROWSERS.Chrome },
    status: 401,
    type: HTML,
    has: { "WWW-Authenticate": 'Cookie realm="api"' },
    like: /Authentication credentials were not provided\./,
  },
  {
    fact: "another site cannot make a browser write with a remembered login",
    send: "POST /station/",
    headers: { "Sec-Fetch-Site": "cross-site", ...FORM },
    body: "name=x",
    status: 403,
    like: /^{"detail":"CSRF Failed: /,
  },
];
