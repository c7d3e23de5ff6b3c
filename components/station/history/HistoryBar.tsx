import { ArrowLeft, Download } from "lucide-react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import { tickClass } from "@/components/ui/input";
import { closeMenu } from "@/components/ui/menu/closeMenu";
import { Menu } from "@/components/ui/menu/Menu";
import { MenuLabel } from "@/components/ui/menu/MenuLabel";
import { menuItemClass } from "@/components/ui/menu/menuItem";
import type { Series } from "@/lib/contract/charts/series";
import type { Span } from "@/lib/contract/charts/span";
import { DatesMenu } from "./DatesMenu";
import { RangePicker } from "./RangePicker";
import { spanQuery } from "./span";

interface HistoryBarProps {
  stationId: number;
  span: Span;
  series: Series | undefined;
  refused: boolean;
  /** Undefined where the range is too long. */
  onRefused: ((isWanted: boolean) => void) | undefined;
  onChange: (span: Span) => void;
  /** Undefined where there is no previous range. */
  onBack: (() => void) | undefined;
}

/** All choices of the charts. */
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

/** Downloads the charts' data as a file, in the reader's system of units. */
function DownloadMenu({ stationId, span }: { stationId: number; span: Span }) {
  const t = useText();
  const { reader } = useFormat();
  const address = (kind: "csv" | "json") =>
    `/stations/${stationId}/readings.${kind}?${spanQuery(span)}&units=${reader.system}`;
  return (
    <Menu label={t("station.download")} button={<MenuLabel icon={Download} text={t("station.download")} />}>
      <a href={address("csv")} download onClick={closeMenu} className={menuItemClass}>
        {t("station.downloadCsv")}
      </a>
      <a href={address("json")} download onClick={closeMenu} className={menuItemClass}>
        {t("station.downloadJson")}
      </a>
    </Menu>
  );
}
