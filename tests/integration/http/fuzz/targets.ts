import fc from "fast-check";
import { METHODS } from "@/lib/rest/endpoint";
import { ENDPOINTS } from "@/lib/rest/endpoints";
import { encoded, hostileText, timeText } from "./values";

const OTHERS = [
  "/api/openapi.json",
  "/api/docs/",
  "/api/docs/..%2fpackage.json",
  "/api-auth/login/",
  "/api-auth/logout/",
  "/admin/sessions/",
  "/healthz",
  "/api/trpc/stations.list",
  "/api/trpc/stations.table",
  "/api/trpc/stations.byId",
  "/api/trpc/stations.trends",
  "/api/trpc/stations.almanac",
  "/api/trpc/readings.series",
  "/api/trpc/readings.windRose",
  "/api/trpc/readings.compareStations",
  "/api/trpc/readings.compareYears",
  "/api/trpc/none,stations.list",
  "/api/v1/",
  "/api/v2/readings",
  "/station",
  "/station/1/readings/",
  "/favicon.ico",
];
/** Answered by Next, which costs ten times as much. */
const PAGES = [
  "/stations/1",
  "/stations/x",
  "/stations/1/readings.csv",
  "/stations/x/readings.json",
  "/compare",
  "/map/0/0/0",
  "/map/1/-1/9",
  "/api/auth/session",
  "/api/auth/csrf",
  "/api/auth/signin",
  "/nothing",
];

const KEYS = [
  "0",
  "-1",
  "01",
  "1.0",
  "1e3",
  "2147483647",
  "2147483648",
  "99999999999",
  "1%00",
  "%00",
  "..%2f",
  "..",
  ".",
  "%2e%2e",
  "%",
  "%zz",
  "%c3%28",
  "1;a=b",
  "1%2F",
  "%D9%A1",
  "null",
  "last",
  "1-0",
  "1-1577836800000",
  "1-9999999999999999",
  "x".repeat(3000),
];
const key = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 8 }).map(String) },
  { weight: 2, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 1, arbitrary: hostileText.map(encoded) },
);

/** A request's path, and the methods that it may use. */
interface Goal {
  path: string;
  methods: string[];
}

const goal = (path: string, methods = ["GET", "POST"]): Goal => ({ path, methods });

const endpoint: fc.Arbitrary<Goal> = fc.constantFrom(...ENDPOINTS).chain(({ path, operations }) =>
  fc.tuple(key, timeText).map(([id, time]) => {
    const isReading = path.startsWith("/sensor") && /^\d$/.test(id);
    const name = isReading ? `${id}-1577836800000` : id;
    // A deleted record could not be used by other requests.
    const methods = Object.keys(operations).flatMap((method) =>
      method === "DELETE" ? [method] : Array(6).fill(method),
    );
    return goal(
      path.replace("{id}", () => name).replace("{time}", () => encoded(time)),
      methods,
    );
  }),
);

const bent = (path: string) => [
  `/${path}`,
  `${path}/`,
  path.replace(/\/$/, ""),
  `${path}..%2f`,
  `/.${path}`,
  path.toUpperCase(),
  `${path};jsessionid=1`,
  path.replaceAll("/", "%2f"),
  `${path}#x`,
];

/** Existing addresses, some of them altered, and unknown ones. */
export const goals = fc.oneof(
  { weight: 40, arbitrary: endpoint },
  {
    weight: 3,
    arbitrary: endpoint.chain(({ path, methods }) => fc.constantFrom(...bent(path)).map((text) => goal(text, methods))),
  },
  { weight: 3, arbitrary: fc.constantFrom(...OTHERS).map((path) => goal(path)) },
  { weight: 1, arbitrary: fc.constantFrom(...PAGES).map((path) => goal(path)) },
  { weight: 1, arbitrary: hostileText.map((text) => goal(`/${encoded(text)}`)) },
);

const PARAMETERS = [
  "page",
  "page_size",
  "ordering",
  "search",
  "name",
  "station",
  "from",
  "to",
  "metrics",
  "units",
  "resolution",
  "limit",
  "cursor",
  "format",
  "next",
  "input",
  "batch",
  "_method",
];
const VALUES = [
  "1",
  "2",
  "last",
  "0",
  "-1",
  "1000",
  "1001",
  "999999999",
  "9999999999",
  "1e3",
  "id",
  "-name,lat",
  "timestamp,-timestamp",
  "json",
  "api",
  "csv",
  "us",
  "raw",
  "hour",
  "day",
  "auto",
  "temperature",
  "temperature,,humidity",
  "%",
  "_%",
  "after:1-1577836800000",
  "before:1-0",
  "after:",
  "-10000000000000",
  "//evil.example",
  '{"id":1}',
  '{"0":{"id":1}}',
];
/** Parameters with plausible values. */
const FITTING = [
  "page_size=3",
  "page=last",
  "ordering=-id",
  "search=a%20%25",
  "station=1",
  "from=1300000000&to=2020-01-01T00:00:00Z",
  "metrics=temperature,humidity",
  "units=us",
  "resolution=day",
  "resolution=hour&from=1500000000&to=1600000000",
  "limit=2&cursor=1",
  "cursor=after:1-1577836800000",
  "format=json",
  "input=%7B%22id%22:1%7D",
].map((pair) => pair.split("=", 1).concat(pair.slice(pair.indexOf("=") + 1)));

const parameter = fc.tuple(
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...PARAMETERS) },
    { weight: 1, arbitrary: hostileText.map(encoded) },
  ),
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...VALUES).map(encoded) },
    { weight: 2, arbitrary: timeText.map(encoded) },
    { weight: 2, arbitrary: hostileText.map(encoded) },
    { weight: 1, arbitrary: fc.constantFrom("%", "%zz", "%ff", "%00", "a=b=c", "") },
  ),
);
export const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof({ weight: 2, arbitrary: parameter }, { weight: 1, arbitrary: fc.constantFrom(...FITTING) }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((pairs) => `?${pairs.map((pair) => pair.join("=")).join("&")}`),
  },
);

export const methodFor = ({ methods }: Goal) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...methods) },
    { weight: 2, arbitrary: fc.constantFrom(...METHODS, "HEAD", "OPTIONS") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("PROPFIND", "TRACE", "SEARCH", "PURGE", "QUERY", "get", "FOO", "M-SEARCH"),
    },
  );
