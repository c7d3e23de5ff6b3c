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
  let turn: Promise<unknown> = Promise.resolve();
  let released = false;

  async function drive(level: Level): Promise<void> {
    if (level === current && held?.isHeld()) return;
    await held?.stop();
    held = undefined;
    held = await hold(level);
    current = level;
  }

  /** One after another, each whatever became of those before. */
  function serially(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
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
