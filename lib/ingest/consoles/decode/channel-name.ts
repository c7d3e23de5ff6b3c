const MAX_LENGTH = 40;

/** A name that any channel may have, from one that a console made up. */
export function channelName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_.-]/g, "_");
  return (/^[A-Za-z]/.test(plain) ? plain : `n${plain}`).slice(0, MAX_LENGTH);
}
