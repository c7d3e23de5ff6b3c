import fc from "fast-check";
import { type Body, bodyFor } from "./bodies";
import { goals, methodFor, query } from "./targets";
import { hostileText } from "./values";
import type { Wired } from "./wire";

/** Credentials, as headers. */
export interface Cast {
  good: Record<string, string>[];
  bad: Record<string, string>[];
}

export interface FuzzRequest extends Wired {
  method: string;
  path: string;
  /** Accepts JSON only. */
  wantsJson: boolean;
}

const ACCEPTS = [
  "application/json",
  "*/*",
  "text/html",
  "text/csv",
  "image/png",
  "application/json;q=0",
  "application/json; indent=99999999",
  "text/html,application/xhtml+xml,*/*;q=0.8",
  ",,;;q=x",
  "a/b;".repeat(1000),
];

/** Headers that a request occasionally has. None could split one request into two. */
const headerValue = hostileText.map((text) =>
  Buffer.from(text)
    .toString("latin1")
    .replace(/[\r\n\0]/g, " "),
);
const noise = fc.oneof(
  fc.tuple(
    fc.constantFrom("If-Match", "If-None-Match"),
    fc.constantFrom("*", '"x"', 'W/"x"', '"', "", ",".repeat(5000)),
  ),
  fc.tuple(fc.constant("Range"), fc.constantFrom("bytes=0-1", "bytes=-1", "bytes=9-1,2-3", "x")),
  fc.tuple(
    fc.constantFrom(
      "Cookie",
      "Referer",
      "User-Agent",
      "X-CSRFToken",
      "Origin",
      "Accept-Language",
      "X-Next-Url",
      "Next-Router-State-Tree",
      "RSC",
      "x-middleware-subrequest",
    ),
    headerValue,
  ),
  fc.tuple(
    fc.constant("Cookie"),
    fc.constantFrom(
      "sessionid=eyJhbGciOiJkaXIifQ..x.y.z",
      "sessionid=",
      "csrftoken=x; sessionid=%00",
      "a=b; ".repeat(1500),
    ),
  ),
  fc.tuple(
    fc.constantFrom(
      "X-Forwarded-For",
      "X-Forwarded-Host",
      "X-Forwarded-Proto",
      "X-Forwarded-Prefix",
      "X-Real-Ip",
      "X-Client-Address",
      "Forwarded",
    ),
    fc.constantFrom("evil.example", "::1", "1.2.3.4, 5.6.7.8", "https", "javascript", ""),
  ),
  fc.tuple(fc.constant("Accept-Encoding"), fc.constantFrom("gzip", "gzip;q=0", "br, *;q=0.1", "x".repeat(3000))),
  fc.tuple(fc.constantFrom("X-HTTP-Method-Override", "X-Http-Method"), fc.constantFrom("DELETE", "TRACE")),
  fc.tuple(fc.constant("Sec-Fetch-Site"), fc.constantFrom("cross-site", "same-origin", "x")),
  fc.tuple(fc.constant("Content-Encoding"), fc.constantFrom("gzip", "identity", "br")),
  fc.tuple(fc.constant("X-Huge"), fc.constantFrom("x".repeat(8000), "x".repeat(20_000))),
);
const HOSTS = [
  "evil.example",
  "",
  "127.0.0.1:99999",
  "[::1]",
  "localhost",
  "a b",
  "user@127.0.0.1",
  "127.0.0.1/../x",
  "127.0.0.1?x",
  "%00",
  "xn--",
  "\u00ff",
];

/** Headers that make the end of a request ambiguous. */
const FRAMING = [
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip, chunked",
  "Transfer-Encoding: x",
  "Content-Length: 99999",
  "Content-Length: 3",
  "Content-Length: -1",
  "Content-Length: 1e3",
  "Expect: 100-continue",
  "Expect: x",
  "Connection: Upgrade\r\nUpgrade: websocket",
  "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c",
  "Connection: close",
];

export function requests({ good, bad }: Cast, host: string): fc.Arbitrary<FuzzRequest> {
  const caller = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
  const headers = fc.record({
    caller,
    accept: fc.oneof(
      { weight: 9, arbitrary: fc.constant("application/json") },
      { weight: 1, arbitrary: fc.constantFrom(...ACCEPTS) },
    ),
    noise: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(noise, { minLength: 1, maxLength: 3 }) },
    ),
    host: fc.oneof({ weight: 40, arbitrary: fc.constant(host) }, { weight: 1, arbitrary: fc.constantFrom(...HOSTS) }),
    framing: fc.oneof(
      { weight: 40, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...FRAMING) },
    ),
  });
  const target = goals.chain((where) => fc.tuple(methodFor(where), fc.constant(where.path), query));
  return target.chain(([verb, pathname, search]) =>
    fc.tuple(headers, fc.option(bodyFor(pathname), { freq: verb === "GET" ? 1 : 20 })).map(([head, body]) => {
      const lines = [`Host: ${head.host}`, `Accept: ${head.accept}`];
      for (const [name, value] of [...Object.entries(head.caller), ...head.noise]) lines.push(`${name}: ${value}`);
      const given = verb === "GET" || verb === "HEAD" ? null : body;
      return wired(verb, pathname, search, lines, given, head.framing, head.accept === "application/json");
    }),
  );
}

function wired(
  verb: string,
  pathname: string,
  search: string,
  lines: string[],
  body: Body | null,
  framing: string | undefined,
  wantsJson: boolean,
): FuzzRequest {
  if (body && body.type !== "") lines.push(`Content-Type: ${body.type}`);
  if (framing !== undefined) lines.push(framing);
  if (body && !/^(Transfer-Encoding|Content-Length)/.test(framing ?? ""))
    lines.push(`Content-Length: ${body.bytes.length}`);
  const head = `${verb} ${pathname}${search} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
  const asked = new URLSearchParams(search).getAll("format").at(-1);
  return {
    method: verb,
    path: pathname,
    wantsJson: wantsJson && (asked === undefined || asked === "json"),
    bytes: Buffer.concat([Buffer.from(head, "latin1"), body?.bytes ?? Buffer.alloc(0)]),
    isHead: verb === "HEAD",
    isLast: framing !== undefined,
  };
}

const RAW = [
  "GET /station/\r\n\r\n",
  "GET / HTTP/9.9\r\n\r\n",
  "GET  / HTTP/1.1\r\n\r\n",
  "GET / HTTP/1.1\n\n",
  "\r\n\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET http://localhost/station/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET //evil.example/%2e%2e HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET /\\evil HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET station/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET ? HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET http:// HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET / HTTP/1.0\r\n\r\n",
  "GET / HTTP/1.1\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
  "GET / HTTP/1.1\r\nno colon\r\n\r\n",
  "GET / HTTP/1.1\r\n: x\r\n\r\n",
  "POST /station/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
  "POST /station/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /users/ HTTP/1.1\r\n\r\n",
  "POST /station/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
  "POST /api/v1/readings HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nabcde\r\n0\r\nTrailer: x\r\n\r\n",
  `GET /${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`,
  `GET / HTTP/1.1\r\n${"X: y\r\n".repeat(3000)}\r\n`,
  "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "\0\0\0\0",
];

/** Bytes that a socket may receive and that are not HTTP. */
export const rawBytes: fc.Arbitrary<Wired> = fc
  .oneof(
    fc.constantFrom(...RAW).map((text) => Buffer.from(text, "latin1")),
    fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.tuple(fc.constantFrom(...RAW), fc.nat(60), fc.nat(255)).map(([text, at, byte]) => {
      const bytes = Buffer.from(text, "latin1");
      bytes[at % bytes.length] = byte;
      return bytes;
    }),
  )
  .map((bytes) => ({ bytes, isHead: false, isLast: true }));
