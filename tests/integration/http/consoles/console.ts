import { once } from "node:events";
import { connect } from "node:net";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import type { ServerBench } from "../../support/server";

export interface ConsoleStation {
  id: number;
  /** A console key. */
  key: string;
}

/** Creates a station with the key of a console. */
export async function newConsole({ ctx }: ServerBench, elevation: number | null = null): Promise<ConsoleStation> {
  const place = { lat: 52.5, lon: 13.4, timeZone: "Asia/Kolkata", ...(elevation === null ? {} : { elevation }) };
  const { id } = await createStation(ctx(), { name: "Garden", ...place });
  const { key } = await createKey(ctx(), { stationId: id, kind: "console", name: "console" });
  return { id, key };
}

/** Sends exactly these bytes, and resolves with everything received until the server closes the connection. */
export async function converse(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.setEncoding("latin1");
  let received = "";
  socket.on("data", (text: string) => {
    received += text;
  });
  socket.on("error", () => {});
  socket.write(bytes);
  await once(socket, "close");
  return received;
}

/** The same, with what changes between two answers left out. */
export async function conversation(port: number, bytes: string): Promise<string> {
  const answer = await converse(port, bytes);
  return answer
    .replace(/^Date: .*\r\n/m, "")
    .replace(/^(X-Content-Type-Options|X-Frame-Options|Referrer-Policy): .*\r\n/gim, "");
}

/** A POST with a form as a console writes it. */
export function post(path: string, body: string, headers: readonly string[] = []): string {
  const lines = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${Buffer.byteLength(body)}`];
  return `POST ${path} HTTP/1.1\r\n${[...headers, ...lines].join("\r\n")}\r\n\r\n${body}`;
}

/** The station's readings, oldest first: what was measured, and the channels. */
export async function storedAt({ database }: ServerBench, stationId: number) {
  const rows = await database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  return rows.map(({ time, extra, stationId: _, receivedAt, flags, corrections, ...values }) => ({
    time: time.toISOString(),
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    extra,
  }));
}
