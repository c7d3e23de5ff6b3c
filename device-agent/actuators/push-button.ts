import { z } from "zod";
import type { Board } from "../board";
import type { Level } from "../gpio/gpio";
import { lineSchema } from "../gpio/line";

/** How a push-button or switch is wired. */
export const buttonShape = {
  /** The pull of the line: up for a contact to ground, down for one to 3.3 V. */
  pull: z.enum(["up", "down", "none"]).default("up"),
  /** Whether it is pressed while the line is low. Default: by the pull. */
  pressed_low: z.boolean().optional(),
  debounce_ms: z.int().min(1).max(5000).default(30),
};
const buttonSchema = z.strictObject({ line: lineSchema, ...buttonShape });
export type ButtonOptions = z.output<typeof buttonSchema>;

export interface Button {
  close(): Promise<void>;
}

/** Calls back once for each press and release, after the contact has stopped bouncing. */
export async function openButton(
  options: ButtonOptions,
  board: Board,
  onChange: (pressed: boolean) => void,
): Promise<Button> {
  const { line, pull, debounce_ms: settleMs, pressed_low: pressedLow = pull !== "down" } = options;
  const gpio = await board.gpio();
  let timer: NodeJS.Timeout | undefined;
  // An edge may arrive before the first level was read: then it is the first level.
  let contact = contactAt(!pressedLow, performance.now());
  let closed = false;

  const look = () => {
    const before = contact.settled;
    contact = settle(contact, performance.now(), settleMs);
    if (contact.settled !== before) onChange(contact.settled !== pressedLow);
  };
  const onEdge = (level: boolean) => {
    if (closed) return;
    contact = edge(contact, level, performance.now());
    clearTimeout(timer);
    // A timer may fire slightly early by this clock.
    timer = setTimeout(look, settleMs + 1);
  };
  const input = await gpio.openInput(line, { pull, onEdge });
  const first = await input.read();
  if (timer === undefined) contact = contactAt(first, performance.now());
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await input.release();
    },
  };
}

/** A contact's last settled level, and the level that it may be changing to. */
interface Contact {
  readonly settled: Level;
  readonly level: Level;
  /** Since when it has had the new level, ms. */
  readonly since: number;
}

export function contactAt(level: Level, now: number): Contact {
  return { settled: level, level, since: now };
}

/** The contact after an edge. */
export function edge(contact: Contact, level: Level, now: number): Contact {
  return { ...contact, level, since: now };
}

/** The contact after a level has lasted for `settleMs`. */
export function settle(contact: Contact, now: number, settleMs: number): Contact {
  return now - contact.since >= settleMs ? { ...contact, settled: contact.level } : contact;
}
