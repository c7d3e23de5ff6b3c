import { ArrowLeft } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import { tickClass } from "@/components/ui/input";
import type { Series } from "@/lib/contract/charts/series";
import type { Span } from "@/lib/contract/charts/span";
import { DatesMenu } from "./DatesMenu";
import { DownloadMenu } from "./DownloadMenu";
import { RangePicker } from "./RangePicker";

interface HistoryBarProps {
  stationId: number;
  span: Span;
  series: Series | undefined;
  refused: boolean;
  /** Nothing where the time is too long for it. */
  onRefused: ((isWanted: boolean) => void) | undefined;
  onChange: (span: Span) => void;
  /** Nothing where there is no way back. */
  onBack: (() => void) | undefined;
}

/** Everything that can be chosen about the charts. */
export function HistoryBar({ stationId, span, series, refused, onRefused, onChange, onBack }: HistoryBarProps) {
  const t = useText();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 print:hidden">
      {onBack && (
        <button type="button" onClick={onBack} className={buttonClass("quiet")}>
          <ArrowLeft className="size-4" aria-hidden="true" />
          {t("station.back")}
        </button>
      )}
      <RangePicker span={span} onChange={onChange} />
      <div className="ml-auto flex items-center">
        <label
          title={onRefused ? t("station.refusedHint") : t("station.refusedTooLong")}
          className="flex h-9 items-center gap-1.5 rounded-lg px-2 text-muted text-sm"
        >
          <input
            type="checkbox"
            checked={refused}
            disabled={!onRefused}
            onChange={(event) => onRefused?.(event.target.checked)}
            className={tickClass}
          />
          {t("station.refused")}
        </label>
        {series && <DatesMenu from={series.from} to={series.to} timeZone={series.timeZone} onChange={onChange} />}
        <DownloadMenu stationId={stationId} span={span} />
      </div>
    </div>
  );
}
