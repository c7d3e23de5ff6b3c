const STEP = 10;

/** Tells how far a long step is: in place on a terminal, a line every tenth elsewhere. */
export function percentage(title: string): { (part: string, share: number): void; end(): void } {
  const terminal = process.stdout.isTTY;
  let last = "";
  const show = (part: string, share: number) => {
    const percent = Math.floor((share * 100) / STEP) * STEP;
    const line = `${title}, ${part}: ${percent} %`;
    if (line === last) return;
    last = line;
    process.stdout.write(terminal ? `\r${line}\u001b[K` : `${line}\n`);
  };
  return Object.assign(show, {
    end: () => process.stdout.write(terminal ? `\r${title}: done.\u001b[K\n` : `${title}: done.\n`),
  });
}
