import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  /** `total` is undefined if it is not known. */
  update(done: number, total: number | undefined, note?: string): void;
  stop(): void;
}

const LINE_MS = 5_000;

/** A bar on a terminal, elsewhere an occasional line. On standard error, as the output may be data. */
export function progress(title: string): Progress {
  return process.stderr.isTTY ? bar(title) : lines(title);
}

function bar(title: string): Progress {
  const format = `${title} {bar} {percentage} % {note}`;
  const shown = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
  let started = false;
  return {
    update: (done, total = 0, note = "") => {
      if (!started) shown.start(total, done, { note });
      started = true;
      shown.setTotal(total);
      shown.update(done, { note });
    },
    stop: () => shown.stop(),
  };
}

function lines(title: string): Progress {
  let last = Date.now();
  return {
    update: (done, total, note = "") => {
      if (Date.now() - last < LINE_MS) return;
      last = Date.now();
      const share = total ? `${Math.floor((done / total) * 100)} %` : "";
      process.stderr.write(`${[title, share, note].filter((part) => part !== "").join(" ")}\n`);
    },
    stop: () => {},
  };
}
