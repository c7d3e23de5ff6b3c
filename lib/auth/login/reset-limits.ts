import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../../errors";
import { processSingleton } from "../../process-singleton";
import { networkOf } from "../network";

const HOUR_S = 60 * 60;
/** Of one address that asks, and to one mailbox: nobody needs more, and nobody likes to get them. */
const ASKED = 10;
const SENT = 3;

const limiters = () =>
  processSingleton("reset-limits", () => ({
    asked: new RateLimiterMemory({ keyPrefix: "resets-asked", points: ASKED, duration: HOUR_S }),
    sent: new RateLimiterMemory({ keyPrefix: "resets-sent", points: SENT, duration: HOUR_S }),
  }));

/** @throws AppError too_many when an address asked for too many password resets, whoever's they are */
export async function countResetRequest(address: string): Promise<void> {
  try {
    await limiters().asked.consume(networkOf(address));
  } catch (state) {
    // Not by its class, of which Next has another copy.
    if (state instanceof Error) throw state;
    const seconds = Math.max(1, Math.ceil((state as RateLimiterRes).msBeforeNext / 1000));
    const minutes = Math.ceil(seconds / 60);
    const wait = `${minutes} minute${minutes === 1 ? "" : "s"}`;
    const message = `Too many password resets were asked for. Expected available in ${wait}.`;
    throw new AppError("too_many", message, undefined, seconds);
  }
}

/** May this mailbox get another one? If not, that is told to nobody: who asked may not know that it is there. */
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
