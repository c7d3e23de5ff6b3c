import clsx from "clsx";

/** The look of what is typed into. */
export function inputClass(isInvalid = false): string {
  return clsx(
    "w-full min-w-0 rounded-lg border bg-panel px-3 py-1.5 text-sm leading-6 text-ink placeholder:text-muted dark:bg-surface",
    "disabled:cursor-not-allowed disabled:opacity-60",
    isInvalid ? "border-danger" : "border-muted/50 hover:border-muted",
  );
}

/** Of a box to be ticked. */
export const tickClass = "size-4 shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed";
