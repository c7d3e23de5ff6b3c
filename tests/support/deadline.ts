/**
 * How long a test waits for something that may never come, in ms: minutes, since the machine may be busy with other work.
 * Tests wait for conditions; how quick something is belongs to the benchmarks.
 */
export const DEADLINE_MS = 180_000;

/** The same for a whole test or hook, which waits for several such things in turn. */
export const TEST_DEADLINE_MS = 5 * DEADLINE_MS;
