import { serialQueue } from "../serial-queue";
import type { Level, OutputLine } from "./gpio";
import type { HeldLine } from "./held-line";

/**
 * An output of the gpiod tools, where each level is a process.
 * @param hold starts the one for a level; the one before must be gone by then
 */
export async function driveLine(
  hold: (level: Level) => Promise<HeldLine>,
  initial: Level,
): Promise<OutputLine & Final> {
  let held: HeldLine | undefined = await hold(initial);
  let current = initial;
  const serially = serialQueue();
  let released = false;

  async function drive(level: Level): Promise<void> {
    if (level === current && held?.isHeld()) return;
    await held?.stop();
    held = undefined;
    held = await hold(level);
    current = level;
  }

  return {
    write: (level) => serially(() => drive(level)),
    release: (level) =>
      serially(async () => {
        if (released) return;
        released = true;
        if (level !== undefined) await drive(level).catch(() => {});
        await held?.stop();
      }),
  };
}

/** When everything is let go of, lines stay at the level they have. */
interface Final {
  release(level?: Level): Promise<void>;
}
