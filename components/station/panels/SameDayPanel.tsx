import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { DayNumbers } from "@/lib/contract/climate/records";
import { comparisonText } from "@/lib/format/comparison";
import { USUAL_YEARS } from "@/lib/weather/climate/sameHours";

/** Today compared with the same date in earlier years; empty if there are none. */
export function SameDayPanel({ stationId }: { stationId: number }) {
  const t = useText();
  const format = useFormat();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.climate.sameDay.queryOptions({ stationId }));
  if (!data || data.years.length === 0) return null;
  const { day, today, means, years, comparison } = data;
  return (
    <section aria-labelledby="same-day-title" className="card min-w-0 px-4 py-4 sm:px-5">
      <h2 id="same-day-title" className="font-semibold text-lg tracking-tight">
        {t("station.sameDay", { day: format.date(day, "day") })}
      </h2>
      {comparison && <p className="text-muted text-sm">{comparisonText(comparison, day, { t, format })}</p>}
      <table className="mt-2 w-full text-right text-sm [&_td]:tabular-nums">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-2 text-left font-normal">
              {t("station.yearColumn")}
            </th>
            {[t("station.high"), t("station.low"), t("station.mean"), t("metrics.rain")].map((name) => (
              <th key={name} scope="col" className="py-1 pl-2 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          <Row name={t("station.todaySoFar")} numbers={today} isStrong />
          {years.map(({ year, ...numbers }) => (
            <Row key={year} name={String(year)} numbers={numbers} />
          ))}
          {years.length > 1 && (
            <Row
              name={years.length < USUAL_YEARS ? t("station.meanOf", { count: years.length }) : t("station.usual")}
              numbers={means}
              isStrong
            />
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({ name, numbers, isStrong = false }: { name: string; numbers: DayNumbers; isStrong?: boolean }) {
  const format = useFormat();
  const { high, low, mean, rain } = numbers;
  const cells = [
    ...([high, low, mean] as const).map((value) => (value === null ? "–" : format.value("temperature", value))),
    rain === null ? "–" : format.value("rain", rain),
  ];
  return (
    <tr className={isStrong ? "font-semibold" : undefined}>
      <th scope="row" className="py-2 pr-2 text-left font-medium">
        {name}
      </th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is identified by its position
        <td key={i} className="whitespace-nowrap py-2 pl-2">
          {cell}
        </td>
      ))}
    </tr>
  );
}
