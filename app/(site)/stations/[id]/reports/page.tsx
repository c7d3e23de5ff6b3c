import { CalendarDays } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { cache } from "react";
import { reportPath } from "@/components/report/periods";
import { actionClass, Message } from "@/components/ui/Message";
import { visitor } from "@/lib/site/visitor";
import { NotThere, notThereMetadata } from "../../../not-there";
import { ofStation } from "../load";

type Props = PageProps<"/stations/[id]/reports">;

/** Cached because the title and the page load the same station. */
const load = cache((id: string) =>
  ofStation(id, async (trpc, stationId) => ({
    station: await trpc.stations.byId({ id: stationId }),
    span: await trpc.climate.span({ stationId }),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if (!(await load((await params).id))) return notThereMetadata();
  return { title: (await visitor()).t("report.emptyTitle") };
}

/** Redirects to the newest month; without any reading it shows a message. */
export default async function ReportsPage({ params }: Props) {
  const found = await load((await params).id);
  if (!found) return <NotThere />;
  const { station, span } = found;
  if (span) redirect(reportPath(station.id, span.last.slice(0, "2026-07".length)));
  const { t } = await visitor();
  return (
    <Message icon={CalendarDays} title={t("report.emptyTitle")} text={t("report.emptyText", { station: station.name })}>
      <Link prefetch={false} href={`/stations/${station.id}`} className={actionClass}>
        {t("report.toStation")}
      </Link>
    </Message>
  );
}
