import { z } from "zod";
import { type ReplayRow, readReplayFile } from "./replay-file";
import { type SensorDriver, SensorFault } from "./sensor";

const schema = z.strictObject({
  /** A CSV file, by an absolute path or relative to the agent's working directory. */
  file: z.string().min(1).max(4096),
  /** Seconds of the file per second. */
  speed: z.number().min(0.01).max(1_000_000).default(1),
  /** Whether to start again at the end. */
  loop: z.boolean().default(false),
});

/** Replays recorded readings. */
export const replay: SensorDriver<z.output<typeof schema>> = {
  name: "replay",
  schema,
  async open({ file, speed, loop }, board) {
    const rows = await readReplayFile(file);
    const span = spanOf(rows);
    const hasRain = rows.some((row) => row.values.rain !== undefined);
    const begun = board.now();
    /** Rows that have passed since the beginning, through all rounds. */
    let passed = 0;
    return {
      async read() {
        const at = Math.max(0, (board.now() - begun) * speed);
        if (!loop && at >= span) throw new SensorFault(`${file} has ended.`);
        const due = Math.floor(at / span) * rows.length + rowsAt(rows, at % span);
        const { values, extra } = rows[(due - 1) % rows.length] ?? { values: {} };
        const rain = hasRain ? { rain: rainOf(rows, passed, due) } : {};
        passed = Math.max(passed, due);
        return { values: { ...values, ...rain }, ...(extra && { extra }) };
      },
      close: async () => {},
    };
  },
  list: async () => [],
};

/** Duration in ms: the last row lasts as long as the one before. */
function spanOf(rows: readonly ReplayRow[]): number {
  const first = rows[0]?.time ?? 0;
  const last = rows.at(-1)?.time ?? first;
  return last - first + Math.max(1000, last - (rows.at(-2)?.time ?? last));
}

/** The number of rows up to `elapsed` ms after the first, which is at 0. */
function rowsAt(rows: readonly ReplayRow[], elapsed: number): number {
  const time = (rows[0]?.time ?? 0) + elapsed;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rain is an amount, not a state: rows that no read has returned count too, once. */
function rainOf(rows: readonly ReplayRow[], passed: number, due: number): number {
  let rain = 0;
  for (let index = Math.max(passed, due - rows.length); index < due; index++) {
    rain += rows[index % rows.length]?.values.rain ?? 0;
  }
  return rain;
}
