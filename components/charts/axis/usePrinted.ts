import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

const watchers = new Set<() => void>();
let isPrinted = false;

/** One listener for all charts, because a chart that is mounted only for printing would subscribe too late. */
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

/** Is the page being printed? Elements that measure their size are notified of the paper's too late. */
export function usePrinted(): boolean {
  return useSyncExternalStore(
    watch,
    () => isPrinted,
    () => false,
  );
}
