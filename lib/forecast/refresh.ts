import { createHash } from "node:crypto";
import { z } from "zod";
import { type Failure, failureSchema } from "../contract/forecast/failure";
import {
  claimForecast,
  confirmForecast,
  type ForecastKey,
  type ForecastRow,
  failForecast,
  forecastsOf,
  removeForecastsBefore,
  storeForecast,
} from "../db/queries/forecasts";
import { log } from "../log";
import { isOutage } from "../outage";
import { processSingleton } from "../process-singleton";
import { Semaphore } from "../semaphore";
import type { Context } from "../services/context";
import { warnThrottled } from "../warn-throttled";
import { DAY_MS, MINUTE_MS } from "../weather/time/durations";
import { type Answer, ask, ServiceError } from "./request";

const CONCURRENCY = 8;
const MAX_WAITING = 500;
/** Longer than a request can take, and its wait for a turn in most cases. */
const CLAIM_MS = MINUTE_MS;
/** No answer is kept longer than this before the service is asked again. */
const MAX_KEEP_MS = 2 * DAY_MS;
/** What nobody has looked at for so long is removed. */
const FORGET_MS = 30 * DAY_MS;
/** The service has not noticed a request that could not reach it. */
const UNREACHABLE_MS = 5 * MINUTE_MS;

/** A question to a service, and how its answer is kept. */
export interface Question<Payload> {
  key: ForecastKey;
  url: URL;
  /** What the answer depends on besides the key: the key of an account, an address. Only a digest is stored. */
  settings: readonly (string | undefined)[];
  /** Does the service say how long its answer holds, and whether there is a newer one? */
  isConditional?: boolean;
  /** The service is asked once in this time, whatever comes of it. */
  keepMs: number;
  /** @throws z.ZodError for what is not such an answer */
  read: (body: unknown) => Payload;
  /** Of what is kept. */
  schema: z.ZodType<Payload>;
}

/** What is known, and whether an answer is on its way. */
export interface Known<Payload> {
  payload: Payload | null;
  fetchedAt: number | null;
  failure: Failure | null;
  isRefreshing: boolean;
  nextAt: number;
  /** Resolves when this process has the answer; at once if it did not ask. */
  answered: Promise<void>;
}

/** What is known of each of the questions to one service. It is asked in the background about those whose time has come. */
export async function known<Payload>(ctx: Context, questions: readonly Question<Payload>[]): Promise<Known<Payload>[]> {
  const now = ctx.now();
  const [first] = questions;
  if (!first) return [];
  const places = questions.map(({ key }) => key.place);
  const rows = await forecastsOf(ctx.database.read, first.key.source, places);
  return questions.map((question) => {
    const row = rows.get(question.key.place);
    const payload = row?.payload ? question.schema.safeParse(row.payload).data : undefined;
    const isDue = isItTime(row, digestOf(question), now);
    return {
      payload: payload ?? null,
      fetchedAt: payload === undefined ? null : (row?.fetchedAt ?? null),
      failure: failureSchema
        .nullable()
        .catch("failed")
        .parse(row?.failure ?? null),
      isRefreshing: isDue || isClaimed(row, now),
      nextAt: row?.nextAt ?? now,
      answered: isDue ? inBackground(ctx, question, payload && row) : Promise.resolve(),
    };
  });
}

function isItTime(row: ForecastRow | undefined, settings: string, now: number): boolean {
  if (!row) return true;
  const isDue = row.nextAt <= now || row.nextAt > now + MAX_KEEP_MS;
  return (isDue || (row.failure !== null && row.settings !== settings)) && !isClaimed(row, now);
}

function isClaimed(row: ForecastRow | undefined, now: number): boolean {
  const until = row?.claimedUntil ?? 0;
  return until > now && until <= now + CLAIM_MS;
}

/** At most 16 characters. */
function digestOf({ settings }: Pick<Question<unknown>, "settings">): string {
  return createHash("sha256").update(JSON.stringify(settings)).digest("base64url").slice(0, 16);
}

/** A place is asked about once at a time, and few of them at once. */
function inBackground<Payload>(
  ctx: Context,
  question: Question<Payload>,
  last: ForecastRow | undefined,
): Promise<void> {
  const { running, semaphore } = processSingleton("forecast-requests", () => ({
    running: new Map<string, Promise<void>>(),
    semaphore: new Semaphore(CONCURRENCY, MAX_WAITING),
  }));
  const name = JSON.stringify(question.key);
  const other = running.get(name);
  if (other) return other;
  if (semaphore.isFull) return Promise.resolve();
  const work = semaphore
    .take(() => refresh(ctx, question, last))
    .catch((error: unknown) => {
      if (!isOutage(error)) log.error({ err: error, source: question.key.source }, "a forecast could not be kept");
    })
    .finally(() => running.delete(name));
  running.set(name, work);
  return work;
}

async function refresh<Payload>(
  { database, now }: Context,
  question: Question<Payload>,
  last: ForecastRow | undefined,
): Promise<void> {
  const { key, url, keepMs, isConditional = false, read } = question;
  const asked = now();
  const isOurs = await database.transaction((sql) =>
    claimForecast(sql, database.dialect, key, {
      settings: digestOf(question),
      now: asked,
      until: asked + CLAIM_MS,
      latest: asked + MAX_KEEP_MS,
    }),
  );
  if (!isOurs) return;
  try {
    const since = isConditional ? last?.lastModified : null;
    const answer = await ask(url, since ? { "If-Modified-Since": since } : {});
    if (answer.status === 304 && !since) throw new ServiceError("failed", 304);
    const payload = answer.status === 304 ? undefined : JSON.stringify(readable(read, answer.body));
    const time = { fetchedAt: asked, nextAt: asked + (isConditional ? keepFor(answer, keepMs, asked) : keepMs) };
    if (answer.status === 203) warnThrottled("this version of the forecast service is about to end", key.source);
    await database.transaction(async (sql) => {
      if (payload === undefined) return confirmForecast(sql, key, time);
      const lastModified = isConditional ? answer.headers.get("last-modified") : null;
      // A longer text is not a date.
      const kept = lastModified !== null && lastModified.length <= 64 ? lastModified : null;
      await storeForecast(sql, key, { payload, lastModified: kept, ...time });
      await removeForecastsBefore(sql, asked - FORGET_MS);
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { failure, status, retryAfterMs = 0 } = error;
    warnThrottled("a weather service gave no answer", key.source, { failure, status });
    const wait = Math.max(failure === "unreachable" ? Math.min(UNREACHABLE_MS, keepMs) : keepMs, retryAfterMs);
    await database.transaction((sql) => failForecast(sql, key, { failure, nextAt: asked + wait }));
  }
}

function readable<Payload>(read: (body: unknown) => Payload, body: unknown): Payload {
  try {
    return read(body);
  } catch (error) {
    if (error instanceof z.ZodError) throw new ServiceError("unreadable");
    throw error;
  }
}

/** Until the answer's Expires, by the clock of the service, but not shorter than `keepMs`. */
function keepFor({ headers }: Answer, keepMs: number, now: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  const holds = Date.parse(headers.get("expires") ?? "") - (Number.isNaN(date) ? now : date);
  return Number.isNaN(holds) ? keepMs : Math.min(Math.max(holds, keepMs), MAX_KEEP_MS);
}
