import { Skeleton } from "@/components/ui/Skeleton";

/** As tall as the content to come, so that nothing below it moves. */
export function DetailsSkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Skeleton className="h-80 lg:col-span-2" />
      <Skeleton className="h-80" />
      <Skeleton className="h-80" />
    </div>
  );
}
