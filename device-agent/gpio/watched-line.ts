import type { InputLine, Level } from "./gpio";
import type { HeldLine } from "./held-line";
import { readEdge } from "./tool-commands";

const AGAIN_MS = 1000;

/**
 * An input whose edges gpiomon reports. While gpiomon holds the line no other process can read it, so the level is that
 * of the last edge.
 * @param get reads the line before it is watched
 * @param watch starts gpiomon, which is restarted if it ends by itself
 */
export async function watchLine(
  get: () => Promise<Level>,
  watch: (onText: (text: string) => void) => Promise<HeldLine>,
  onEdge: (level: Level) => void,
): Promise<InputLine> {
  let level = await get();
  let released = false;
  let timer: NodeJS.Timeout | undefined;
  const start = () =>
    watch((text) => {
      const edge = readEdge(text);
      if (edge === undefined || released) return;
      level = edge;
      onEdge(level);
    });
  const follow = (line: HeldLine) => {
    line.child.once("close", again);
    return line;
  };
  function again(): void {
    if (!released) timer = setTimeout(() => restart(), AGAIN_MS);
  }
  let held = follow(await start());
  async function restart(): Promise<void> {
    try {
      const before = level;
      level = await get();
      held = follow(await start());
      if (level !== before) onEdge(level);
      if (released) await held.stop();
    } catch {
      again();
    }
  }
  return {
    read: async () => level,
    async release() {
      released = true;
      clearTimeout(timer);
      await held.stop();
    },
  };
}
