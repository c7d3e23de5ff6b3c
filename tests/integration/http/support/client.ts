import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import type { RunningServer, ServerBench } from "../../support/server";

export const READINGS = "/api/v1/readings";

export const JSON_TYPE = "application/json";
export const NDJSON = "application/x-ndjson";
export const CSV = "text/csv";

export function basic(username: string, password: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` };
}

export function bearer(key: string): { Authorization: string } {
  return { Authorization: `Bearer ${key}` };
}

export interface TestStation {
  id: number;
  /** The headers of its device. */
  device: { Authorization: string };
}

/** Creates a station with a device key. */
export async function newStation({ ctx }: ServerBench, options: { isPublic?: boolean } = {}): Promise<TestStation> {
  const { id } = await createStation(ctx(), { name: "Test", lat: 52.5, lon: 13.4, elevation: 34, ...options });
  const { key } = await createKey(ctx(), { stationId: id, name: "roof" });
  return { id, device: bearer(key) };
}

/** The batch endpoint's response, as far as tests read it. */
export interface Report {
  stored: number;
  repeated: number;
  flagged: number;
  refused: number;
  results: { position: number; status: string; errors?: Record<string, string[]> }[];
  truncated: boolean;
  detail?: string;
}

export interface Sent {
  status: number;
  headers: Headers;
  report: Report;
}

/** POSTs to the batch endpoint. `type` is the Content-Type; without it there is none. */
export async function send(
  server: RunningServer,
  body: NonNullable<RequestInit["body"]>,
  headers: Record<string, string>,
  type?: string,
): Promise<Sent> {
  // A Blob has no type of its own, where a string would be sent as text/plain.
  const untyped = typeof body === "string" ? new Blob([body]) : body;
  const response = await server.fetch(READINGS, {
    method: "POST",
    headers: type === undefined ? headers : { ...headers, "Content-Type": type },
    body: untyped,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  return { status: response.status, headers: response.headers, report: (await response.json()) as Report };
}

/** A station's readings in the database, oldest first. */
export async function storedTemperatures({ database }: ServerBench, stationId: number): Promise<(number | null)[]> {
  const rows = await database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  return rows.map((row) => row.temperature);
}

/** Lines of the log that report server errors. */
export function faults(server: RunningServer): string[] {
  return server
    .output()
    .split("\n")
    .filter((line) => /^\{"level":[56]0/.test(line));
}
