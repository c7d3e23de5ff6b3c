import { identify } from "../../auth/request";
import type { Command } from "../../contract/device/command";
import { clientAddress } from "../../http/origin";
import { subscribe } from "../../live/bus";
import { live } from "../../live/feed";
import { processSingleton } from "../../process-singleton";
import { fetchCommands } from "../../services/commands";
import type { Call } from "../endpoint";

/** Another process may have taken the command without a notification to this one: polls the database. */
const LOOK_MS = 2_000;
/** Waiting polls per key: one more ends the oldest, which its device has probably abandoned. */
const MAX_WAITING = 4;

const waiting = () => processSingleton("command-polls", () => new Map<number, Set<AbortController>>());

type Poll = Pick<Call, "ctx" | "identity" | "request">;

/**
 * Waits for commands to a device's station and returns them as soon as there are any. Returns none when the time is
 * over, the client disconnects, the server stops, or the key has too many waiting polls.
 * @throws AppError unauthenticated when the key is revoked meanwhile
 */
export async function awaitCommands(poll: Poll, stationId: number, waitMs: number): Promise<Command[]> {
  const { ctx, identity, request } = poll;
  const until = performance.now() + waitMs;
  const place = takePlace(identity.actor.kind === "key" ? identity.actor.id : 0);
  const over = AbortSignal.any([request.signal, place.signal]);
  try {
    for (;;) {
      // Subscribes before it looks, so that a command between the two wakes it.
      const bell = newBell(stationId, over);
      try {
        const commands = over.aborted ? [] : await fetchCommands(ctx, { stationId });
        const left = until - performance.now();
        if (commands.length > 0 || left <= 0 || over.aborted) return commands;
        await bell.rung(Math.min(left, LOOK_MS));
      } finally {
        bell.forget();
      }
      // A revoked key receives no more commands.
      await identify(ctx.database, { headers: request.headers, address: clientAddress(request) }, ctx.now());
    }
  } finally {
    place.leave();
  }
}

/** The signal aborts when a newer poll takes the place, or the server stops. */
function takePlace(keyId: number): { signal: AbortSignal; leave: () => void } {
  const mine = new AbortController();
  const polls = waiting().get(keyId) ?? new Set();
  waiting().set(keyId, polls.add(mine));
  const [oldest] = polls;
  if (oldest && polls.size > MAX_WAITING) {
    polls.delete(oldest);
    oldest.abort();
  }
  const forgetEnd = live().onEnd(() => mine.abort());
  const leave = () => {
    forgetEnd();
    polls.delete(mine);
    if (polls.size === 0 && waiting().get(keyId) === polls) waiting().delete(keyId);
  };
  return { signal: mine.signal, leave };
}

/** Rings when the station is given a command, or when `over` aborts. */
function newBell(stationId: number, over: AbortSignal): { rung: (ms: number) => Promise<void>; forget: () => void } {
  let ring: () => void = () => {};
  const ringing = new Promise<void>((resolve) => {
    ring = resolve;
  });
  const forgetCommand = subscribe(["commands.given"], ({ event }) => {
    if (event.stationIds.includes(stationId)) ring();
  });
  over.addEventListener("abort", ring);
  let timer: NodeJS.Timeout | undefined;
  return {
    rung: (ms) => {
      timer = setTimeout(ring, ms);
      return ringing;
    },
    forget: () => {
      clearTimeout(timer);
      over.removeEventListener("abort", ring);
      forgetCommand();
    },
  };
}
