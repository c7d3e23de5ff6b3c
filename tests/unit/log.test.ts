import pino from "pino";
import { expect, it } from "vitest";
import { REDACTED } from "@/lib/log";

const SECRET = "hunter2";

function logged(object: object): string {
  const lines: string[] = [];
  pino({ redact: REDACTED }, { write: (line) => lines.push(line) }).info(object);
  return lines.join("");
}

const headers = {
  authorization: SECRET,
  cookie: SECRET,
  "set-cookie": [SECRET],
  "x-apikey": SECRET,
  "x-csrftoken": SECRET,
  host: "weather.example",
};

it.each([
  ["a header's own name", headers],
  ["headers", { headers }],
  ["a request", { req: { headers } }],
  ["an error's request", { err: Object.assign(new Error("lost"), { request: { headers } }) }],
  ["headers as people write them", { headers: { Authorization: SECRET, Cookie: SECRET, "X-ApiKey": SECRET } }],
  ["an input", { input: { username: "maria", password: SECRET, key: SECRET, token: SECRET } }],
])("secrets are kept out of the log, in %s", (_title, object) => {
  expect(logged(object)).not.toContain(SECRET);
});

it("everything else is logged unchanged", () => {
  expect(logged({ req: { headers } })).toContain("weather.example");
});
