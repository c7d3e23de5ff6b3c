import { setFlagsFromString } from "node:v8";

/** Garbage that may lie beside what lives before V8 collects it, percent. */
export const HEAP_GROWING = "--heap-growing-percent=80";

/**
 * By itself V8 lets a server with many stations grow to three times what lives, where the machine has memory to spare
 * (ADR 47).
 */
export function boundHeap(): void {
  setFlagsFromString(HEAP_GROWING);
}
