import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "../auth/network";
import type { Identity } from "../auth/request";
import { env } from "../env";
import { AppError } from "../errors";
import { once } from "../once";

const MINUTE_S = 60;

const limiters = () =>
  once("rate-limiters", () => ({
    key: limiter("key", env.RATE_LIMIT_KEY),
    user: limiter("user", env.RATE_LIMIT_USER),
    address: limiter("address", env.RATE_LIMIT_ADDRESS),
  }));

function limiter(keyPrefix: string, points: number): RateLimiterMemory | undefined {
  return points === 0 ? undefined : new RateLimiterMemory({ keyPrefix, points, duration: MINUTE_S });
}

/**
 * Counts a request against its key, its user, or else its address. Each process counts by itself.
 * @throws AppError too_many, with the seconds to wait
 */
export async function limitRate({ actor }: Identity, address: string): Promise<void> {
  const { key, user, address: anonymous } = limiters();
  try {
    if (actor.kind === "key") await key?.consume(actor.id);
    else if (actor.kind === "user") await user?.consume(actor.id);
    else await anonymous?.consume(networkOf(address));
  } catch (refusal) {
    // Not by its class, of which Next's bundle has a copy of its own.
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as RateLimiterRes;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const message = `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`;
    throw new AppError("too_many", message, undefined, seconds);
  }
}
