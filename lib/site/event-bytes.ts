import { live, type Published } from "../live/feed";

/** Remembered writes: one per kind of viewer at the same moment. Slower viewers have writes of their own. */
const MAX_REMEMBERED = 8;

const texts = new WeakMap<Published, Uint8Array>();
const recent: { events: readonly Published[]; bytes: Uint8Array }[] = [];

/** Encodes the events as one write, shared by all viewers who receive the same events at the same moment. */
export function bytesOf(events: readonly Published[]): Uint8Array {
  const known = recent.find((one) => isSame(one.events, events));
  if (known) return known.bytes;
  const bytes = Buffer.concat(events.map(encoded));
  recent.push({ events, bytes });
  if (recent.length > MAX_REMEMBERED) recent.shift();
  return bytes;
}

/** Compares each event, since viewers may differ in what they may see. */
function isSame(some: readonly Published[], others: readonly Published[]): boolean {
  return some.length === others.length && some.every((published, i) => published === others[i]);
}

/** Encoded once, whichever writes it is part of. */
function encoded(published: Published): Uint8Array {
  const known = texts.get(published);
  if (known) return known;
  const text = `id: ${live().cursorAt(published.id)}\ndata: ${JSON.stringify(published.event)}\n\n`;
  const made = new TextEncoder().encode(text);
  texts.set(published, made);
  return made;
}
