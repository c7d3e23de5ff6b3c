import { unseal } from "../../../auth/sealed";
import { stationById } from "../../../db/queries/stations/stations";
import { noteUpload, type UploadNote, type UploadRow } from "../../../db/queries/uploads";
import type { Account, Outcome } from "../../../uploads";
import { version } from "../../../version";
import type { Context } from "../../context";
import { currentConditions } from "./conditions";
import { nextUpload, soonestUpload } from "./schedule";

/** How this program names itself to services. */
const SOFTWARE = "weather-station";
export const SECRET_PURPOSE = "upload";
const MAX_RESULT_LENGTH = 500;

export interface AttemptOptions {
  timeoutMs?: number | undefined;
}

/** What became of an attempt. Without an outcome nothing was sent. */
export interface Attempted {
  text: string;
  outcome?: Outcome;
  observedAt?: number;
}

/** Sends a station's current conditions once. What is new is loaded with the first upload. */
export async function attempt(ctx: Context, upload: UploadRow, { timeoutMs }: AttemptOptions = {}): Promise<Attempted> {
  const { database, now } = ctx;
  const services = await import("../../../uploads");
  const station = await stationById(database.read, upload.stationId);
  if (!station) return { text: "The station is gone." };
  const conditions = await currentConditions(database.read, station, services.rainOf(upload.service), now());
  if (!conditions) return { text: "Nothing was measured in the last ten minutes." };
  if (conditions.time === upload.observedAt) return { text: "Nothing was measured since the last upload." };
  const secret = upload.secret === "" ? "" : await unseal(database, SECRET_PURPOSE, upload.secret);
  if (secret === undefined)
    return refused("The secret cannot be read, as AUTH_SECRET is another one. Type it in again.");
  const account: Account = {
    account: upload.account,
    secret,
    interval: upload.interval,
    sensors: Object.fromEntries(upload.sensors.split(",").map((pair) => pair.split("=", 2))),
    station,
    software: { name: SOFTWARE, version: version() },
  };
  const options = { now: now(), timeoutMs };
  const registered = await services.registerAccount(upload.service, account, options);
  if (registered && "is" in registered) return { text: registered.text, outcome: registered };
  if (registered) {
    account.account = registered.account;
    // At once: otherwise an interrupted upload would register another station.
    await database.transaction((sql) => noteUpload(sql, upload, registered));
  }
  const outcome = await services.upload(upload.service, account, conditions, options);
  if (!outcome) return { text: "Nothing that the service takes was measured in the last ten minutes." };
  return { text: outcome.text, outcome, observedAt: conditions.time };
}

function refused(text: string): Attempted {
  return { text, outcome: { is: "refused", text } };
}

/** The soonest time (epoch ms) for another attempt after one that failed, by what the service said. */
export function retryFrom(upload: UploadRow, { is, until }: Outcome, now: number): number {
  const slower = is === "slower" ? (until ?? now + 2 * upload.interval * 1000) : now;
  return Math.max(slower, soonestUpload(upload.service, now));
}

/** @param nextAt of the next attempt, if that is not the usual one (epoch ms) */
export function noteOf(
  upload: UploadRow,
  { text, outcome, observedAt }: Attempted,
  now: number,
  nextAt?: number,
): UploadNote {
  const result = text.slice(0, MAX_RESULT_LENGTH);
  const usual = nextAt ?? nextUpload(upload, now);
  if (!outcome) return result === upload.result ? {} : { result };
  const tried = { result, triedAt: now };
  if (outcome.is === "ok") {
    return { ...tried, state: "ok", failures: 0, sentAt: now, observedAt: observedAt ?? null, nextAt: usual };
  }
  const failures = upload.failures + 1;
  if (outcome.is === "refused") return { ...tried, state: "stopped", failures, nextAt: null };
  return { ...tried, state: "failing", failures, nextAt: usual };
}
