import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { inputClass } from "@/components/ui/input";
import { LANGUAGES, type Language } from "@/lib/contract/language";
import type { Preferences } from "@/lib/contract/preferences";
import { preferencesCookie } from "@/lib/format/preferencesCookie";
import { COMFORT_INDICES, type ComfortIndex } from "@/lib/weather/formulas/comfort";
import {
  READER_QUANTITIES,
  type ReaderQuantity,
  UNIT_SYSTEMS,
  type UnitSystem,
  unitsIn,
} from "@/lib/weather/units/systems";
import { type Unit, unitsOf } from "@/lib/weather/units/units";
import { useFormat, useText } from "../prefs/Preferences";

/** Every choice is saved at once, and the page is rendered again with it. */
export default function PreferencesForm() {
  const t = useText();
  const router = useRouter();
  const { reader } = useFormat();
  const { preferences } = reader;
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  function keep(change: { [Name in keyof Preferences]: Preferences[Name] | undefined }) {
    const all = Object.entries({ ...preferences, ...change }).filter(([, value]) => value !== undefined);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not available without HTTPS
    document.cookie = preferencesCookie(Object.fromEntries(all));
    router.refresh();
  }

  function keepUnit(quantity: ReaderQuantity, unit: string) {
    const others = Object.entries(preferences.own ?? {}).filter(([name]) => name !== quantity);
    keep({ own: Object.fromEntries(unit ? [...others, [quantity, unit]] : others) });
  }

  return (
    <div className="flex flex-col gap-3 p-2">
      <Choice
        label={t("settings.units")}
        value={preferences.units ?? ""}
        onChange={(system) => keep({ units: (system || undefined) as UnitSystem | undefined })}
      >
        <option value="">{t("settings.unitsByDefault")}</option>
        {UNIT_SYSTEMS.map((system) => (
          <option key={system} value={system}>
            {t(`settings.${system}`)}
          </option>
        ))}
      </Choice>
      <details open={Object.keys(preferences.own ?? {}).length > 0}>
        <summary className="rounded text-[0.8125rem] text-muted hover:text-ink">{t("settings.single")}</summary>
        <div className="mt-2 grid grid-cols-2 gap-x-3 gap-y-2">
          {READER_QUANTITIES.map((quantity) => (
            <Choice
              key={quantity}
              label={t(`settings.${quantity}`)}
              value={preferences.own?.[quantity] ?? ""}
              onChange={(unit) => keepUnit(quantity, unit)}
            >
              <option value="">
                {preferences.units
                  ? t("settings.asAbove", { unit: unitsIn(preferences.units)[quantity] })
                  : t("settings.asAboveAny")}
              </option>
              {offered(quantity).map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
            </Choice>
          ))}
        </div>
      </details>
      <Choice
        label={t("settings.comfort")}
        value={preferences.comfort ?? ""}
        onChange={(index) => keep({ comfort: (index || undefined) as ComfortIndex | undefined })}
      >
        <option value="">{t("settings.byRegion")}</option>
        {COMFORT_INDICES.map((index) => (
          <option key={index} value={index}>
            {t(`settings.${index}`)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t("settings.times")}
        value={preferences.zone ? "own" : ""}
        onChange={(whose) => keep({ zone: whose ? ownZone : undefined })}
      >
        <option value="">{t("settings.stationTime")}</option>
        <option value="own">{t("settings.ownTime", { zone: ownZone.replaceAll("_", " ") })}</option>
      </Choice>
      <Choice
        label={t("settings.language")}
        value={preferences.language ?? ""}
        onChange={(language) => keep({ language: (language || undefined) as Language | undefined })}
      >
        <option value="">{t("settings.ofBrowser")}</option>
        {Object.entries(LANGUAGES).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="flex flex-col gap-1 text-[0.8125rem]">
      <span className="text-muted">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)} className={inputClass()}>
        {children}
      </select>
    </label>
  );
}

/** Units in which nobody reads the weather, such as visibility in feet or temperature in kelvin. */
const UNUSUAL: ReadonlySet<Unit> = new Set(["K", "Pa", "cm", "m", "ft"]);

function offered(quantity: ReaderQuantity): Unit[] {
  return unitsOf(quantity).filter((unit) => !UNUSUAL.has(unit));
}
