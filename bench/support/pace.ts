/** Starts an action repeatedly at a fixed interval, whether or not earlier runs have finished. */
export async function evenly(times: number, everyMs: number, begin: (i: number) => void): Promise<void> {
  const begun = performance.now();
  for (let i = 0; i < times; i++) {
    await sleep(begun + i * everyMs - performance.now());
    begin(i);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
