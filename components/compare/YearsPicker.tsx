import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useText } from "@/components/prefs/Preferences";
import { inputClass } from "@/components/ui/input";
import { type CompareBarProps, MAX_LINES } from "./address";

export function YearsPicker({ comparison, onChange }: CompareBarProps<"years">) {
  const t = useText();
  const trpc = useTRPC();
  const { stationId, years } = comparison;
  const { data: stations = [] } = useQuery(trpc.stations.list.queryOptions());
  const span = useQuery({
    ...trpc.climate.span.queryOptions({ stationId: stationId ?? 0 }),
    enabled: stationId !== null,
  });
  const measured = stationId === null || !span.data ? [] : yearsFrom(span.data.first, span.data.last);
  return (
    <div className="flex flex-col gap-3">
      <label className="flex items-center gap-2 text-sm">
        <span className="text-muted">{t("compare.station")}</span>
        <select
          value={stationId ?? ""}
          onChange={(event) => onChange({ ...comparison, stationId: Number(event.target.value) || null, years: [] })}
          className={`${inputClass()} max-w-72`}
        >
          <option value="">{t("compare.choose")}</option>
          {stations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {measured.length > 0 && (
        <fieldset className="flex max-h-40 flex-wrap gap-2 overflow-y-auto">
          <legend className="sr-only">{t("compare.years")}</legend>
          {measured.map((year) => {
            const isChosen = years.includes(year);
            return (
              <label
                key={year}
                className="cursor-pointer rounded-full has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && years.length >= MAX_LINES}
                  onChange={() =>
                    onChange({
                      ...comparison,
                      years: isChosen ? years.filter((one) => one !== year) : [...years, year],
                    })
                  }
                  className="peer sr-only"
                />
                <span className="block rounded-full border border-line px-3 py-1 text-sm peer-checked:border-accent peer-checked:bg-accent-soft peer-checked:text-accent peer-disabled:opacity-50">
                  {year}
                </span>
              </label>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}

/** The years between two dates, newest first. */
function yearsFrom(first: string, last: string): number[] {
  const [from, to] = [first, last].map((day) => Number(day.slice(0, 4)));
  return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, i) => (to ?? 0) - i);
}
