import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

const watchers = new Set<() => void>();
let isPrinted = false;

/** One for all: a chart that is drawn for the sheet only comes too late to hear of it. */
function tell(now: boolean): void {
  isPrinted = now;
  flushSync(() => {
    for (const watcher of watchers) watcher();
  });
}

globalThis.window?.addEventListener("beforeprint", () => tell(true));
globalThis.window?.addEventListener("afterprint", () => tell(false));

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Is the page being printed? What measures its own room learns of the sheet's too late. */
export function usePrinted(): boolean {
  return useSyncExternalStore(
    watch,
    () => isPrinted,
    () => false,
  );
}
