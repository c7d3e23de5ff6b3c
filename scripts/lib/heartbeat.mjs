import { print } from "./print.mjs";

const SILENCE_MS = 15_000;

/**
 * Lists what is running when nothing has begun or ended for a while, so that a slow machine does not look like a stuck
 * one.
 * @param {string} kind what is counted, in the plural
 * @param {(line: string) => void} [write]
 */
export function heartbeat(kind, write = print) {
  /** Start times by name. @type {Map<string, number>} */
  const running = new Map();
  let [done, total] = [0, 0];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const tell = () => {
    const names = [...running].map(([name, begun]) => `${name} (${Math.round((Date.now() - begun) / 1000)} s)`);
    write(`… ${done} of ${total} ${kind} done; running: ${names.join(", ") || "nothing yet"}`);
  };
  const restart = () => {
    clearInterval(timer);
    timer = setInterval(tell, SILENCE_MS);
    timer.unref();
  };
  return {
    /** @param {number} count the total */
    start: (count) => {
      total = count;
      restart();
    },
    /** @param {string} name */
    begin: (name) => {
      running.set(name, Date.now());
      restart();
    },
    /** @param {string} name */
    end: (name) => {
      running.delete(name);
      done += 1;
      restart();
    },
    stop: () => clearInterval(timer),
  };
}
