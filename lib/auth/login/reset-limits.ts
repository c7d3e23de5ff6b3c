import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../../errors";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";

const HOUR_S = 60 * 60;
/** Per requesting address, and per mailbox: nobody needs more, and unwanted mails annoy. */
const ASKED = 10;
const SENT = 3;

const limiters = () =>
  processSingleton("reset-limits", () => ({
    asked: new RateLimiterMemory({ keyPrefix: "resets-asked", points: ASKED, duration: HOUR_S }),
    sent: new RateLimiterMemory({ keyPrefix: "resets-sent", points: SENT, duration: HOUR_S }),
  }));

/** @throws AppError too_many when an address requested too many password resets, for any user */
export async function countResetRequest(address: string): Promise<void> {
  try {
    await limiters().asked.consume(networkOf(address));
  } catch (state) {
    // instanceof the limiter's own class would fail, because Next has its own copy of that class.
    if (state instanceof Error) throw state;
    const seconds = Math.max(1, Math.ceil((state as RateLimiterRes).msBeforeNext / 1000));
    const minutes = Math.ceil(seconds / 60);
    const wait = `${minutes} minute${minutes === 1 ? "" : "s"}`;
    const message = `Too many password resets were asked for. Expected available in ${wait}.`;
    throw new AppError("too_many", message, undefined, seconds);
  }
}

/**
 * May this mailbox receive another mail? The answer is never shown, because it would reveal that the account exists.
 */
export async function maySendTo(email: string): Promise<boolean> {
  return limiters()
    .sent.consume(email.toLowerCase())
    .then(
      () => true,
      (state: unknown) => {
        if (state instanceof Error) throw state;
        return false;
      },
    );
}
