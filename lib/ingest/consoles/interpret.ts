import { z } from "zod";
import { AppError } from "../../errors";
import { fieldErrors } from "../../services/parse";
import { decodeConsole } from "./decode/console";
import type { Decoded } from "./decode/decoded";
import { dialectOf } from "./decode/dialect";
import { boardSchema, decodeBoard } from "./decode/luftdaten";
import { decodeMeasurements, type Measurement, measurementsOf, measurementsOfCsv } from "./decode/opensensemap";
import { lastValue, type Pair, pairsOf } from "./decode/pairs";
import type { Station } from "./decode/settings";
import { parseTarget } from "./decode/target";
import type { Message } from "./message";

/** Who sends, as the answer and the channels' source name it. */
export type Kind = "ecowitt" | "ambient" | "wunderground" | "acurite" | "luftdaten" | "opensensemap";

/** By what a message says who it is from. */
export interface Credentials {
  /** A console key, or a device key that fits. */
  key: string | undefined;
  /** What the console says of itself: no secret. */
  identifier: string | undefined;
  /** The station that it means to send to. */
  stationId: number | undefined;
}

/** A message of which the sender is known next. */
export interface Interpreted {
  kind: Kind;
  credentials: Credentials;
  /** As the console names its model. */
  model: string;
  /** @throws AppError invalid, when nothing of it can be read */
  decode: (station: Station, now: number) => Decoded[];
}

/** Tells the dialect by the parameters first, as an owner may have typed any path. */
export function interpret(message: Message): Interpreted {
  const { path, key, values } = parseTarget(message.target);
  const start = message.body.trimStart().charAt(0);
  const isJson = message.method === "POST" && (start === "{" || start === "[");
  if (path.startsWith("/boxes/")) return ofBox(message, path, key, isJson);
  if (isJson) return ofBoard(message, key);
  const pairs = [...pairsOf(values), ...(message.method === "POST" ? pairsOf(message.body) : [])];
  return ofConsole(message, path, key, pairs);
}

function ofConsole({ method }: Message, path: string, key: string | undefined, pairs: readonly Pair[]): Interpreted {
  const dialect = dialectOf(pairs, method, path);
  const passkey = lastValue(pairs, "passkey", "mac");
  const isWunderground = dialect === "wunderground";
  const password = isWunderground ? lastValue(pairs, "password", "key") : undefined;
  const id = isWunderground ? lastValue(pairs, "id") : undefined;
  const isAcurite = isWunderground && lastValue(pairs, "mt") !== undefined;
  return {
    kind: isAcurite ? "acurite" : dialect,
    credentials: {
      key: path === "" ? (password ?? key) : (key ?? password),
      identifier: passkey === undefined ? undefined : `PASSKEY ${passkey.toUpperCase()}`,
      stationId: numberOf(id),
    },
    model: lastValue(pairs, "model", "stationtype", "softwaretype") ?? "",
    decode: (station, now) => [decodeConsole(pairs, dialect, station, now)],
  };
}

function ofBoard({ body, headers }: Message, key: string | undefined): Interpreted {
  const parsed = boardSchema.safeParse(jsonOf(body));
  const id = parsed.data?.esp8266id;
  const sensor = headers["x-sensor"] ?? (id === undefined ? undefined : `esp8266-${id}`);
  return {
    kind: "luftdaten",
    credentials: {
      key: key ?? basicPassword(headers.authorization),
      identifier: sensor === undefined ? undefined : `X-SENSOR ${sensor.trim().toLowerCase()}`,
      stationId: undefined,
    },
    model: (sensor ?? "").split("-", 1)[0] ?? "",
    decode: ({ settings }) => {
      if (parsed.error) throw invalid(parsed.error);
      return [decodeBoard(parsed.data, { pin: headers["x-pin"], preferred: settings.preferredSensor })];
    },
  };
}

function ofBox({ body, headers }: Message, path: string, key: string | undefined, isJson: boolean): Interpreted {
  const authorization = headers.authorization?.replace(/^bearer\s+/i, "").trim();
  return {
    kind: "opensensemap",
    credentials: { key: authorization ?? key, identifier: undefined, stationId: numberOf(path.split("/")[2]) },
    model: "",
    decode: (_, now) => decodeMeasurements(measurementsIn(body, isJson), now),
  };
}

function measurementsIn(body: string, isJson: boolean): Measurement[] {
  try {
    return isJson ? measurementsOf(jsonOf(body)) : measurementsOfCsv(body);
  } catch (error) {
    throw error instanceof z.ZodError ? invalid(error) : error;
  }
}

function invalid(error: z.ZodError): AppError {
  return new AppError("invalid", "The input is not valid.", fieldErrors(error));
}

/** Undefined for what is not JSON, which no schema accepts. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

function basicPassword(header: string | undefined): string | undefined {
  const [, encoded] = /^basic\s+([A-Za-z0-9+/]+={0,2})\s*$/i.exec(header ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  return text.includes(":") ? text.slice(text.indexOf(":") + 1) : undefined;
}
