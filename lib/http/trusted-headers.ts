import type { IncomingMessage } from "node:http";

/**
 * Puts headers of our own where every handler finds them, and removes those that a client must not write: from the
 * headers as Next reads them, and from the raw ones as our own handlers do.
 */
export function setTrustedHeaders(
  { headers, rawHeaders: raw }: IncomingMessage,
  own: Record<string, string>,
  isForged: (name: string) => boolean = () => false,
): void {
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name = "", value = ""] = [raw[i], raw[i + 1]];
    if (Object.hasOwn(own, name.toLowerCase()) || isForged(name.toLowerCase())) delete headers[name.toLowerCase()];
    else kept.push(name, value);
  }
  Object.assign(headers, own);
  raw.splice(0, raw.length, ...kept, ...Object.entries(own).flat());
}
