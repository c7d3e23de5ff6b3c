"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTRPC } from "@/components/live/trpc";
import { useText } from "@/components/prefs/Preferences";
import { Notice } from "@/components/ui/Notice";
import type { CityWeather } from "@/lib/contract/forecast/city";
import { CityBox } from "./CityBox";

/** While an answer is on its way, and otherwise. */
const SOON_MS = 2_000;
const LATER_MS = 5 * 60_000;

interface CitiesViewProps {
  /** Null without a key of OpenWeatherMap, which only staff are told. */
  initial: { cities: CityWeather[] | null; isStaff: boolean };
}

/** The weather now in the cities that staff have listed. */
export function CitiesView({ initial }: CitiesViewProps) {
  const t = useText();
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.forecast.cities.queryOptions(),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.cities?.some(({ isRefreshing }) => isRefreshing) ? SOON_MS : LATER_MS),
  });
  const { cities, isStaff } = data;
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-5 px-4 pt-6 pb-16 sm:px-6">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t("cities.title")}</h1>
        <p className="mt-1 text-muted">
          {t("cities.description")}{" "}
          {cities && cities.length > 0 && (
            <a
              href="https://openweathermap.org/"
              rel="external"
              className="underline underline-offset-2 hover:text-ink"
            >
              {t("service.by", { source: "OpenWeather" })}
            </a>
          )}
        </p>
      </div>
      {cities === null && (
        <Notice tone="warning" icon={KeyRound} title={t("cities.needsKey")}>
          {t("cities.needsKeyText")}
        </Notice>
      )}
      {cities?.length === 0 && (
        <div className="card px-5 py-14 text-center text-muted">
          <p>{t("cities.empty")}</p>
          {isStaff && (
            <a href="/admin/city/add" className="mt-2 inline-block text-accent underline underline-offset-2">
              {t("cities.add")}
            </a>
          )}
        </div>
      )}
      {cities && cities.length > 0 && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-3">
          {cities.map((city) => (
            <CityBox key={city.name} city={city} />
          ))}
        </ul>
      )}
    </div>
  );
}
