import clsx from "clsx";

/** The style of a text input. */
export function inputClass(isInvalid = false): string {
  return clsx(
    "w-full min-w-0 rounded-lg border bg-panel px-3 py-1.5 text-sm leading-6 text-ink placeholder:text-muted dark:bg-surface",
    "disabled:cursor-not-allowed disabled:opacity-60",
    isInvalid ? "border-danger" : "border-muted/50 hover:border-muted",
  );
}

/** The style of a checkbox. */
export const tickClass = "size-4 shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed";
