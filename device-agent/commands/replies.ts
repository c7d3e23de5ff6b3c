import type { Reply } from "../../lib/contract/device/command";
import { Backoff } from "../transport/backoff";
import { pause } from "../transport/pause";
import { SendError } from "../transport/transport";

const TRIES = 8;

/** Sends a reply until it has arrived, for some minutes, after which the command has expired. Never rejects. */
export async function sendReply(
  reply: Reply,
  send: (reply: Reply, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const backoff = new Backoff();
  while (!signal.aborted && backoff.failures < TRIES) {
    try {
      return await send(reply, signal);
    } catch (error) {
      // The server no longer knows the command.
      if (error instanceof SendError && error.trouble !== "unavailable") return;
      await pause(backoff.next(error), signal);
    }
  }
}
