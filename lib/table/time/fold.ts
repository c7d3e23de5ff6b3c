/** A line whose time comes twice on the wall clock, in the night when clocks are set back. */
export interface FoldedLine {
  /** The wall clock, comparable. */
  wall: number;
  /** The whole line, to tell repeats from the second round. */
  content: string;
}

/**
 * Which of the lines of such an hour, in the order of the file, are of its second round.
 *
 * In a file that goes forward, the second round begins where the wall clock steps back; lines of the same time are of
 * the same round. Without a step back, an hourly file has its one time twice. In a file in no order, the first content
 * of a time is of the first round, another one of the second.
 * @param isBackward the newest line of the file comes first
 * @param hasRepeats lines occur more than once elsewhere in the file
 */
export function inSecondRound(
  lines: readonly FoldedLine[],
  { isBackward, hasRepeats }: { isBackward: boolean; hasRepeats: boolean },
): boolean[] {
  if (isBackward) return inSecondRound(lines.toReversed(), { isBackward: false, hasRepeats }).toReversed();
  const steps = lines.flatMap(({ wall }, i) => (i > 0 && wall < (lines[i - 1]?.wall ?? wall) ? [i] : []));
  const [step] = steps;
  if (steps.length > 1) return byOccurrence(lines);
  if (step !== undefined) return lines.map((_, i) => i >= step);
  const isOneTime = lines.every(({ wall }) => wall === lines[0]?.wall);
  const half = lines.length / 2;
  return lines.map((_, i) => isOneTime && !hasRepeats && Number.isInteger(half) && i >= half);
}

function byOccurrence(lines: readonly FoldedLine[]): boolean[] {
  const first = new Map<number, string>();
  return lines.map(({ wall, content }) => {
    const known = first.get(wall);
    if (known === undefined) first.set(wall, content);
    return known !== undefined && known !== content;
  });
}
