import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Skeleton } from "@/components/ui/Skeleton";
import type { RecordSpan, SpanRecords } from "@/lib/contract/climate/records";
import { METRIC_KEYS } from "@/lib/weather/metrics";
import { PanelError } from "./PanelError";

const SPANS = ["today", "month", "year", "all"] as const satisfies RecordSpan[];

/** The extremes of the station's day, month, year and of all time, with their times. */
export function RecordsPanel({ stationId }: { stationId: number }) {
  const t = useText();
  const trpc = useTRPC();
  const name = useId();
  const [span, setSpan] = useState<RecordSpan>("all");
  const { data, isError, refetch } = useQuery(trpc.climate.records.queryOptions({ stationId }));
  return (
    <section aria-labelledby="records-title" className="card min-w-0 px-4 py-4 sm:px-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="records-title" className="font-semibold text-lg tracking-tight">
          {t("station.records")}
        </h2>
        <fieldset className="flex flex-wrap gap-1 print:hidden">
          <legend className="sr-only">{t("station.records")}</legend>
          {SPANS.map((one) => (
            <label
              key={one}
              className="cursor-pointer rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name={name}
                checked={span === one}
                onChange={() => setSpan(one)}
                className="peer sr-only"
              />
              <span className="block rounded-lg px-2.5 py-1 text-muted text-sm hover:bg-sunken peer-checked:bg-accent-soft peer-checked:font-medium peer-checked:text-accent">
                {t(`station.${one}`)}
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      {isError && <PanelError title={t("station.recordsError")} onRetry={refetch} />}
      {data ? <Table records={data.spans[span]} timeZone={data.timeZone} /> : !isError && <Skeleton className="h-56" />}
    </section>
  );
}

function Table({ records, timeZone }: { records: SpanRecords; timeZone: string }) {
  const t = useText();
  const format = useFormat();
  const { highs, lows, wettestDay, wettestMonth } = records;
  const keys = METRIC_KEYS.filter((key) => highs[key] ?? lows[key]);
  if (keys.length === 0) return <p className="py-8 text-center text-muted">{t("station.noRecords")}</p>;
  const rains = [
    { name: t("station.wettestDay"), found: wettestDay, when: wettestDay && format.date(wettestDay.day, "longDate") },
    {
      name: t("station.wettestMonth"),
      found: wettestMonth,
      when: wettestMonth && format.date(wettestMonth.month, "monthYear"),
    },
  ];
  const cell = (metric: (typeof keys)[number], record: { value: number; time: number } | undefined) =>
    record && (
      <Value value={format.value(metric, record.value)} when={format.extreme(record.time, "dateTime", timeZone)} />
    );
  return (
    <table className="w-full text-sm">
      <thead className="text-left text-muted">
        <tr>
          <td />
          <th scope="col" className="py-1 pr-3 font-normal">
            {t("station.highest")}
          </th>
          <th scope="col" className="py-1 font-normal">
            {t("station.lowest")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {keys.map((key) => (
          <tr key={key} className="align-top">
            <th scope="row" className="py-2 pr-3 text-left font-medium">
              {t(`metrics.${key}`)}
            </th>
            <td className="py-2 pr-3">{cell(key, highs[key])}</td>
            <td className="py-2">{cell(key, lows[key])}</td>
          </tr>
        ))}
        {rains.map(({ name, found, when }) =>
          found ? (
            <tr key={name} className="align-top">
              <th scope="row" className="py-2 pr-3 text-left font-medium">
                {name}
              </th>
              <td className="py-2" colSpan={2}>
                <Value value={format.value("rain", found.value)} when={when ?? ""} />
              </td>
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}

function Value({ value, when }: { value: string; when: string }) {
  return (
    <>
      <span className="font-semibold">{value}</span> <span className="block text-[0.8125rem] text-muted">{when}</span>
    </>
  );
}
