import clsx from "clsx";

/** A grey placeholder of the size of the content to come. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={clsx("rounded-lg bg-sunken motion-safe:animate-pulse", className)} />;
}
