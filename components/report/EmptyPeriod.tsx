import Link from "next/link";
import { actionClass } from "@/components/ui/Message";
import type { Text } from "@/lib/text/text";

/** Shown instead of a report for a period without readings. */
export function EmptyPeriod({ stationId, t }: { stationId: number; t: Text }) {
  return (
    <div className="flex flex-col items-center gap-5 py-12 text-center">
      <p className="text-lg text-muted">{t("report.emptyPeriod")}</p>
      <Link prefetch={false} href={`/stations/${stationId}/reports`} className={actionClass}>
        {t("report.toNewest")}
      </Link>
    </div>
  );
}
