import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "../auth/network";
import type { Identity } from "../auth/request";
import { env } from "../env";
import { AppError } from "../errors";
import { processSingleton } from "../process-singleton";

const MINUTE_S = 60;

const limiters = () =>
  processSingleton("rate-limiters", () => ({
    key: limiter("key", env.RATE_LIMIT_KEY),
    user: limiter("user", env.RATE_LIMIT_USER),
    address: limiter("address", env.RATE_LIMIT_ADDRESS),
    pages: limiter("pages", env.RATE_LIMIT_PAGES),
  }));

function limiter(keyPrefix: string, points: number): RateLimiterMemory | undefined {
  return points === 0 ? undefined : new RateLimiterMemory({ keyPrefix, points, duration: MINUTE_S });
}

/**
 * Counts a request against its key, its user, or else its address. Each process counts separately.
 * @throws AppError too_many, with the seconds to wait
 */
export function limitRate({ actor }: Identity, address: string): Promise<void> {
  const { key, user, address: anonymous } = limiters();
  if (actor.kind === "key") return consume(key, actor.id);
  if (actor.kind === "user") return consume(user, actor.id);
  return consume(anonymous, networkOf(address));
}

/**
 * Counts a message of a console against its station.
 * @throws AppError too_many, with the seconds to wait
 */
export function limitStation(stationId: number): Promise<void> {
  return consume(limiters().key, `station ${stationId}`);
}

/**
 * Counts pages, or the tRPC procedures that load their data, against an address.
 * @throws AppError too_many, with the seconds to wait
 */
export function limitPages(address: string, count: number): Promise<void> {
  return consume(limiters().pages, networkOf(address), count);
}

async function consume(limiter: RateLimiterMemory | undefined, whose: string | number, points = 1): Promise<void> {
  try {
    await limiter?.consume(whose, points);
  } catch (refusal) {
    // Not by instanceof its class, of which Next's bundle has a separate copy.
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as RateLimiterRes;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const message = `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`;
    throw new AppError("too_many", message, undefined, seconds);
  }
}
