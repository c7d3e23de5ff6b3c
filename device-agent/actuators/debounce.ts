import type { Level } from "../gpio/gpio";

/** A contact: the level it was last settled at, and the one it may be going to. */
export interface Contact {
  readonly settled: Level;
  readonly level: Level;
  /** Since when it has had that level, ms. */
  readonly since: number;
}

export function contactAt(level: Level, now: number): Contact {
  return { settled: level, level, since: now };
}

/** The contact after an edge. */
export function edge(contact: Contact, level: Level, now: number): Contact {
  return { ...contact, level, since: now };
}

/** The contact once it has had a level for so long. */
export function settle(contact: Contact, now: number, settleMs: number): Contact {
  return now - contact.since >= settleMs ? { ...contact, settled: contact.level } : contact;
}
