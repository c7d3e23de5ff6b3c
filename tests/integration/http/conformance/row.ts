import { expect } from "vitest";
import type { ServerBench } from "../../support/server";
import { exchange, type Reply } from "../support/exchange";
import { credentials, MAKERS, type Names, OBSERVED_S, type Who } from "./world";

/** One fact of the API: a request, and its complete answer. `$name` stands for a record of world.ts. */
export interface Row {
  fact: string;
  /** The request's first line, as "GET /station/". */
  send: string;
  /** The caller; arshdeep by default. */
  as?: Who;
  headers?: Record<string, string>;
  /** The body, as JSON or as it is; the latter needs a Content-Type. */
  json?: unknown;
  body?: string | Uint8Array;

  status: number;
  /** Exact values; null for a header that must not be there. */
  has?: Record<string, string | null | RegExp>;
  /** A busy machine may answer otherwise at first: retry. */
  eventually?: true;
  /** The exact body as compact JSON, in this order. */
  answer?: unknown;
  /** The exact body as text. */
  text?: string;
  /** What the body must contain as JSON, or what its text must match. */
  like?: unknown;
  /** The body's media type if it is not JSON. */
  type?: string;
  /** All observations of $fresh afterwards: seconds after its first one, and temperature. */
  history?: [second: number, temperature: number][];
}

export async function holds(fixture: ServerBench, row: Row): Promise<void> {
  const names = await namesIn(fixture, row);
  const asked = fill(row, names);
  if (row.eventually) await expect.poll(async () => (await ask(fixture, asked)).status).toBe(row.status);
  const reply = await ask(fixture, asked);
  expect(`${reply.status} ${reply.status === row.status ? "" : reply.text}`).toBe(`${row.status} `);
  expectHeaders(reply, asked);
  expectBody(reply, asked);
  if (row.history) expect(await historyOf(fixture, names)).toEqual(row.history);
}

/** Sends a row's request. */
export function ask({ server }: ServerBench, { send, as = "arshdeep", headers, json, body }: Row): Promise<Reply> {
  const [method = "", path = ""] = send.split(" ", 2);
  return exchange(server, {
    method,
    path,
    headers: {
      ...credentials(as),
      ...(json === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
  });
}

async function namesIn(fixture: ServerBench, row: Row): Promise<Names> {
  const text = JSON.stringify(row);
  const names: Names = new Map();
  for (const [name, make] of Object.entries(MAKERS)) {
    if (new RegExp(`\\$${name}\\b`).test(text)) names.set(name, await make(fixture, names));
  }
  return names;
}

/** Replaces the placeholders by their values, in all plain data. */
function fill<T>(value: T, names: Names): T {
  if (typeof value === "string") {
    return value.replace(/\$([a-z]+)/g, (text, name: string) => names.get(name) ?? text) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, names)) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, names)])) as T;
}

/** Headers that every answer has, checked for every row. */
function expectHeaders({ headers, text }: Reply, { has = {}, type = "application/json" }: Row): void {
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
  });
  if (text !== "") expect(headers["content-type"]).toBe(type);
  for (const [name, value] of Object.entries(has)) {
    const found = headers[name.toLowerCase()];
    if (value === null) expect(found, name).toBeUndefined();
    else if (value instanceof RegExp) expect(found, name).toMatch(value);
    else expect(found, name).toBe(value);
  }
}

function expectBody({ text }: Reply, row: Row): void {
  if (row.text !== undefined) expect(text).toBe(row.text);
  if (row.answer !== undefined) expect(text).toBe(JSON.stringify(row.answer));
  if (row.like instanceof RegExp) expect(text).toMatch(row.like);
  else if (row.like !== undefined) expect(JSON.parse(text)).toMatchObject(row.like as object);
}

async function historyOf({ database }: ServerBench, names: Names): Promise<[number, number | null][]> {
  const rows = await database.prisma.sensorData.findMany({
    where: { stationId: Number(names.get("fresh")) },
    orderBy: { time: "asc" },
  });
  return rows.map(({ time, temperature, corrections }) => {
    const corrected = (corrections as { temperature?: number } | null)?.temperature;
    return [time.getTime() / 1000 - OBSERVED_S, corrected ?? temperature];
  });
}
