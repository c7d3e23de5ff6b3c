import clsx from "clsx";
import { useText } from "@/components/prefs/Preferences";
import { RangePicker } from "@/components/station/history/RangePicker";
import { inputClass } from "@/components/ui/input";
import type { MetricKey } from "@/lib/weather/metrics";
import { COMPARED, type CompareBarProps, type Comparison } from "./address";
import { StationsPicker } from "./StationsPicker";
import { YearsPicker } from "./YearsPicker";

/** All choices of a comparison. */
export function CompareBar({ comparison, onChange }: CompareBarProps) {
  const t = useText();
  const { metric, kind } = comparison;

  function choose(wanted: Comparison["kind"]) {
    if (wanted === kind) return;
    const [stationId = null] = comparison.kind === "stations" ? comparison.stationIds : [comparison.stationId];
    if (wanted === "years") return onChange({ kind: "years", metric, stationId, years: [] });
    onChange({ kind: "stations", metric, stationIds: stationId === null ? [] : [stationId], span: { range: "7d" } });
  }

  return (
    <div className="card flex flex-col gap-4 px-4 py-4 sm:px-5 print:hidden">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <fieldset className="flex rounded-xl border border-line bg-sunken p-1">
          <legend className="sr-only">{t("compare.what")}</legend>
          {(["stations", "years"] as const).map((one) => (
            <label
              key={one}
              className="cursor-pointer rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="kind"
                checked={kind === one}
                onChange={() => choose(one)}
                className="peer sr-only"
              />
              <span className="block rounded-lg px-3 py-1.5 font-medium text-muted text-sm peer-checked:bg-panel peer-checked:text-ink peer-checked:shadow-sm dark:peer-checked:bg-line">
                {t(`compare.${one}`)}
              </span>
            </label>
          ))}
        </fieldset>
        <label className="flex items-center gap-2 text-sm">
          <span className="text-muted">{t("compare.metric")}</span>
          <select
            value={metric}
            onChange={(event) => onChange({ ...comparison, metric: event.target.value as MetricKey })}
            className={clsx(inputClass(), "max-w-56")}
          >
            {COMPARED.map((key) => (
              <option key={key} value={key}>
                {t(`metrics.${key}`)}
              </option>
            ))}
          </select>
        </label>
        {comparison.kind === "stations" && (
          <RangePicker span={comparison.span} onChange={(span) => onChange({ ...comparison, span })} />
        )}
      </div>
      {comparison.kind === "stations" ? (
        <StationsPicker comparison={comparison} onChange={onChange} />
      ) : (
        <YearsPicker comparison={comparison} onChange={onChange} />
      )}
    </div>
  );
}
