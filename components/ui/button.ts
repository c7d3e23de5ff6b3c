import clsx from "clsx";

const TONES = {
  primary: "bg-accent text-on-accent hover:brightness-90",
  plain: "border border-line bg-panel text-ink hover:bg-sunken",
  quiet: "text-muted hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-on-accent hover:brightness-90",
  "danger-quiet": "border border-danger/40 text-danger hover:bg-danger/10",
} as const;

const SIZES = {
  small: "gap-1.5 px-2.5 py-1 text-[0.8125rem] leading-5",
  normal: "gap-2 px-3.5 py-1.5 text-sm leading-6",
} as const;

/** The style of a button, or of a link that looks like one. */
export function buttonClass(tone: keyof typeof TONES = "plain", size: keyof typeof SIZES = "normal"): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-lg font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50",
    TONES[tone],
    SIZES[size],
  );
}
