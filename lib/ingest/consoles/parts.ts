import { LRUCache } from "lru-cache";
import { processSingleton } from "../../process-singleton";
import { MINUTE_MS } from "../../weather/time/durations";
import type { Kind } from "./interpret";

const SECOND_MS = 1000;
/** Posts of one board within this time are one reading. */
const BOARD_MS = 10 * SECOND_MS;
const MAX_BOARDS = 10_000;

const boards = () => processSingleton("board-parts", () => new LRUCache<string, number>({ max: MAX_BOARDS }));

/**
 * The time of what has none, epoch ms. Some senders split a reading into several messages, which must have one time to
 * become one: Acurite's those of a minute, a Luftdaten board's those of ten seconds, others' those of a second.
 * @param sender its station, and the board
 */
export function arrivalOf(kind: Kind, sender: string, now: number): number {
  if (kind === "acurite") return now - (now % MINUTE_MS);
  const second = now - (now % SECOND_MS);
  if (kind !== "luftdaten") return second;
  const first = boards().get(sender);
  if (first !== undefined && now >= first && now - first < BOARD_MS) return first;
  boards().set(sender, second);
  return second;
}
