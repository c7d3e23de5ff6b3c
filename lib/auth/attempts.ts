import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors";
import { log } from "../log";
import { once } from "../once";
import { networkOf } from "./network";

const MINUTE_S = 60;
/** Wrong passwords a minute for one user from one address, and from one address for all. */
const PAIR = 10;
const ADDRESS = 100;

const limiters = () =>
  once("login-attempts", () => ({
    pair: new RateLimiterMemory({ keyPrefix: "login", points: PAIR, duration: MINUTE_S }),
    address: new RateLimiterMemory({ keyPrefix: "logins", points: ADDRESS, duration: MINUTE_S }),
  }));

/**
 * Counts an attempt as a wrong one, before anybody knows, so that many at once do not slip through together. Returns
 * the function that takes it back.
 * @throws AppError too_many
 */
export async function countAttempt(address: string, username: string): Promise<() => Promise<void>> {
  const network = networkOf(address);
  const pair = `${network} ${username.slice(0, 150)}`;
  await consume(limiters().pair, pair, address);
  try {
    await consume(limiters().address, network, address);
  } catch (error) {
    await limiters().pair.reward(pair);
    throw error;
  }
  return async () => {
    await limiters().pair.reward(pair);
    await limiters().address.reward(network);
  };
}

async function consume(limiter: RateLimiterMemory, key: string, address: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    // Not by its class, of which Next has another copy.
    if (refusal instanceof Error) throw refusal;
    const { consumedPoints, msBeforeNext } = refusal as RateLimiterRes;
    if (consumedPoints === limiter.points + 1) log.warn({ address }, "too many wrong logins");
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const message = `Too many failed logins. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`;
    throw new AppError("too_many", message, undefined, seconds);
  }
}
