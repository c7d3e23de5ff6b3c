import { Droplet, Gauge } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { WindArrow } from "@/components/ui/WindArrow";
import { comfortOf } from "@/lib/format/comfort";
import type { Formats } from "@/lib/format/formats";
import type { Text } from "@/lib/text/text";
import { windFrom } from "@/lib/weather/formulas/wind";
import type { Values } from "@/lib/weather/metrics";

/** Smaller differences between felt and measured temperature are not shown. */
const FELT_C = 1;

/** The conditions that fit on a line of the list. */
export function RowConditions({ values }: { values: Values }) {
  const t = useText();
  const format = useFormat();
  const { temperature, windSpeed, humidity } = values;
  const from = windFrom(values);
  const pressure = pressureText(values, t, format);
  const comfort = comfortOf(values, { t, format });
  const differs = temperature !== undefined && comfort && Math.abs(comfort.celsius - temperature) >= FELT_C;
  return (
    <ul className="flex flex-wrap items-center gap-x-3 sm:gap-x-3.5 text-[0.8125rem] text-muted leading-5">
      {differs && <li>{t("map.feels", { value: comfort.short })}</li>}
      {windSpeed !== undefined && (
        <Item
          name={t("map.wind")}
          icon={from !== undefined && <WindArrow from={from} className="size-3 text-accent" />}
        >
          {format.value("windSpeed", windSpeed)}
          {from !== undefined && (
            <span className="sr-only"> {t("map.windFrom", { direction: format.compassWords(from) })}</span>
          )}
        </Item>
      )}
      {humidity !== undefined && (
        <Item name={t("metrics.humidity")} icon={<Droplet className="size-3 max-sm:hidden" aria-hidden="true" />}>
          {format.value("humidity", humidity)}
        </Item>
      )}
      {pressure !== undefined && (
        <Item name={t("map.pressure")} icon={<Gauge className="size-3 max-sm:hidden" aria-hidden="true" />}>
          {pressure}
        </Item>
      )}
    </ul>
  );
}

/** Sea-level pressure if known; an altimeter setting is labelled. */
function pressureText({ seaLevelPressure, altimeterSetting, pressure }: Values, t: Text, format: Formats) {
  if (seaLevelPressure !== undefined) return format.value("seaLevelPressure", seaLevelPressure);
  if (altimeterSetting !== undefined) {
    return t("station.altimeterSetting", { value: format.value("altimeterSetting", altimeterSetting) });
  }
  return pressure === undefined ? undefined : format.value("pressure", pressure);
}

function Item({ name, icon, children }: { name: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1 whitespace-nowrap">
      {icon}
      <span className="sr-only">{name} </span>
      <span>{children}</span>
    </li>
  );
}
