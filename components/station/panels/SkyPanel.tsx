import { Moon, Sun, Sunrise, Sunset } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationAlmanac } from "@/lib/contract/climate/almanac";
import { DAY_MS, MINUTE_MS } from "@/lib/weather/time/durations";
import { MoonDisc } from "./MoonDisc";
import { SunArc } from "./SunArc";

/** Sun and moon over the station today. */
export function SkyPanel({ almanac: { sun, moon, timeZone } }: { almanac: StationAlmanac }) {
  const t = useText();
  const format = useFormat();
  const clock = (time: number | null) => (time === null ? t("sky.notToday") : format.time(time, "time", timeZone));
  const minutes = Math.round(sun.dayLength / MINUTE_MS);
  return (
    <section
      aria-labelledby="sky-title"
      className="card grid gap-x-8 gap-y-4 px-4 py-4 sm:px-5 lg:grid-cols-[minmax(0,1fr)_auto]"
    >
      <h2 id="sky-title" className="sr-only">
        {t("sky.title")}
      </h2>
      <div className="grid items-center gap-x-6 gap-y-3 sm:grid-cols-[minmax(7rem,11rem)_minmax(0,1fr)]">
        <SunArc sun={sun} />
        <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.75rem,1fr))] gap-x-4 gap-y-3 text-sm sm:grid-cols-2">
          <Fact
            icon={<Sunrise className="size-3.5" />}
            name={t("sky.sunrise")}
            note={`${t("sky.dawn")} ${clock(sun.dawn)}`}
          >
            {clock(sun.rise)}
          </Fact>
          <Fact
            icon={<Sunset className="size-3.5" />}
            name={t("sky.sunset")}
            note={`${t("sky.dusk")} ${clock(sun.dusk)}`}
          >
            {clock(sun.set)}
          </Fact>
          <Fact icon={<Sun className="size-3.5" />} name={t("sky.noon")}>
            {clock(sun.noon)}
          </Fact>
          <Fact name={t("sky.dayLength")} note={<LengthNote sun={sun} />}>
            {t("sky.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
          </Fact>
        </dl>
      </div>
      <div className="flex items-center gap-4 border-line max-lg:border-t max-lg:pt-4 lg:border-l lg:pl-8">
        <MoonDisc angle={moon.angle} />
        <dl className="text-sm">
          <Fact
            icon={<Moon className="size-3.5" />}
            name={t(`sky.${moon.phase}`)}
            note={`${t("sky.moonrise")} ${clock(moon.rise)}, ${t("sky.moonset")} ${clock(moon.set)}`}
          >
            {t("sky.illuminated", { share: format.percent(moon.illuminated) })}
          </Fact>
        </dl>
      </div>
    </section>
  );
}

function LengthNote({ sun }: { sun: StationAlmanac["sun"] }) {
  const t = useText();
  if (sun.dayLength === 0) return t("sky.polarNight");
  if (sun.dayLength === DAY_MS) return t("sky.polarDay");
  const seconds = Math.round(Math.abs(sun.dayLengthChange) / 1000);
  if (seconds === 0) return t("sky.same");
  const change = t("sky.minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return sun.dayLengthChange > 0 ? t("sky.longer", { change }) : t("sky.shorter", { change });
}

interface FactProps {
  icon?: ReactNode;
  name: string;
  note?: ReactNode;
  children: ReactNode;
}

function Fact({ icon, name, note, children }: FactProps) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-[0.8125rem] text-muted [&>svg]:shrink-0">
        {icon}
        {name}
      </dt>
      <dd className="font-semibold text-base">{children}</dd>
      {note && <dd className="text-[0.8125rem] text-muted">{note}</dd>}
    </div>
  );
}
