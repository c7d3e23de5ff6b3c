import { Droplet, Gauge } from "lucide-react";
import type { ReactNode } from "react";
import { WindArrow } from "@/components/ui/WindArrow";
import { compassWords } from "@/lib/format/place";
import { formatDegrees, formatNumber, formatValue } from "@/lib/format/value";
import type { Values } from "@/lib/weather/metrics";

/** Smaller differences between felt and measured are not worth a word. */
const FELT_C = 1;

/** What fits on a line of the list. */
export function RowConditions({ values }: { values: Values }) {
  const { temperature, feelsLike, windSpeed, windDirection, humidity } = values;
  const pressure = values.seaLevelPressure ?? values.pressure;
  const differs = temperature !== undefined && feelsLike !== undefined && Math.abs(feelsLike - temperature) >= FELT_C;
  return (
    <ul className="flex flex-wrap items-center gap-x-3 sm:gap-x-3.5 text-[0.8125rem] text-muted leading-5">
      {differs && <li>Feels {formatDegrees(feelsLike)}</li>}
      {windSpeed !== undefined && (
        <Item
          name="Wind"
          icon={windDirection !== undefined && <WindArrow from={windDirection} className="size-3 text-accent" />}
        >
          {formatValue("windSpeed", windSpeed)}
          {windDirection !== undefined && <span className="sr-only"> from {compassWords(windDirection)}</span>}
        </Item>
      )}
      {humidity !== undefined && (
        <Item name="Humidity" icon={<Droplet className="size-3 max-sm:hidden" aria-hidden="true" />}>
          {formatValue("humidity", humidity)}
        </Item>
      )}
      {pressure !== undefined && (
        <Item name="Pressure" icon={<Gauge className="size-3 max-sm:hidden" aria-hidden="true" />}>
          {formatNumber(pressure, 0)} hPa
        </Item>
      )}
    </ul>
  );
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
