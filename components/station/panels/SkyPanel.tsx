import { Moon, Sun, Sunrise, Sunset } from "lucide-react";
import type { ReactNode } from "react";
import { useNow } from "@/components/live/Now";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationAlmanac } from "@/lib/contract/climate/almanac";
import { DAY_MS, MINUTE_MS } from "@/lib/weather/time/durations";

const ARC_RADIUS = 50;

const MOON_RADIUS = 22;

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

/**
 * The lit part of the moon, seen from the north: `angle` is its longitude ahead of the sun's, degrees. Decorative; the
 * text beside it says the same.
 */
function MoonDisc({ angle }: { angle: number }) {
  const isWaxing = angle < 180;
  // The terminator is a circle seen at an angle, an ellipse; the sign says to which side it bulges.
  const bulge = Math.cos((angle * Math.PI) / 180) * MOON_RADIUS;
  const limb = `A${MOON_RADIUS} ${MOON_RADIUS} 0 0 ${isWaxing ? 1 : 0} 0 ${MOON_RADIUS}`;
  const terminator = `A${Math.abs(bulge)} ${MOON_RADIUS} 0 0 ${bulge > 0 === isWaxing ? 0 : 1} 0 ${-MOON_RADIUS}`;
  return (
    <svg viewBox="-25 -25 50 50" className="size-14 shrink-0" aria-hidden="true">
      <circle r={MOON_RADIUS} fill="var(--moon-dark)" />
      <path
        d={`M0 ${-MOON_RADIUS}${limb}${terminator}Z`}
        fill="var(--moon-lit)"
        stroke="var(--muted)"
        strokeOpacity={0.4}
        strokeWidth={0.75}
      />
    </svg>
  );
}

/**
 * The sun's path over the horizon from its rise to its set, and its present position. Decorative; the numbers beside it
 * say the same.
 */
function SunArc({ sun: { rise, set } }: { sun: StationAlmanac["sun"] }) {
  const now = useNow();
  const share = rise !== null && set !== null && set > rise ? (now - rise) / (set - rise) : null;
  const isUp = share !== null && share >= 0 && share <= 1;
  const angle = Math.PI * (1 - Math.min(Math.max(share ?? 0, 0), 1));
  const [x, y] = [Math.cos(angle) * ARC_RADIUS, -Math.sin(angle) * ARC_RADIUS];
  const arc = `M${-ARC_RADIUS} 0A${ARC_RADIUS} ${ARC_RADIUS} 0 0 1 `;
  return (
    <svg viewBox="-62 -60 124 70" className="w-full max-sm:mx-auto max-sm:max-w-60" aria-hidden="true">
      <path
        d={`${arc}${ARC_RADIUS} 0`}
        fill="none"
        stroke="var(--line)"
        strokeWidth={2.5}
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      {isUp && (
        <path d={`${arc}${x} ${y}`} fill="none" stroke="var(--chart-sun)" strokeWidth={2.5} strokeLinecap="round" />
      )}
      <path d="M-60 0h120" stroke="var(--line)" strokeWidth={1.5} />
      {isUp && <circle cx={x} cy={y} r={6.5} fill="var(--chart-sun)" stroke="var(--panel)" strokeWidth={2} />}
    </svg>
  );
}
