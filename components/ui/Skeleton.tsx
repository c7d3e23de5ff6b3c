import clsx from "clsx";

/** A grey stand-in of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={clsx("rounded-lg bg-sunken motion-safe:animate-pulse", className)} />;
}
