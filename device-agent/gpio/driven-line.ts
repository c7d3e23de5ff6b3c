import { serialQueue } from "../serial-queue";
import type { Level, OutputLine } from "./gpio";
import type { HeldLine } from "./held-line";

/**
 * An output by the gpiod tools, with a process for each level.
 * @param hold starts the process for a level; the previous one must have ended
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

/** After their release, lines stay at their last level. */
interface Final {
  release(level?: Level): Promise<void>;
}
