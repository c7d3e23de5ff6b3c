import type { ForecastSource } from "@/lib/contract/forecast/source";

/** How the services want to be named: each asks for a link beside its data. */
export const SOURCES: Readonly<
  Record<ForecastSource, { name: string; href: string; licence: { name: string; href: string } }>
> = {
  "open-meteo": {
    name: "Open-Meteo",
    href: "https://open-meteo.com/",
    licence: { name: "CC BY 4.0", href: "https://creativecommons.org/licenses/by/4.0/" },
  },
  "met-norway": {
    name: "MET Norway",
    href: "https://www.met.no/en",
    licence: { name: "CC BY 4.0", href: "https://creativecommons.org/licenses/by/4.0/" },
  },
  openweathermap: {
    name: "OpenWeather",
    href: "https://openweathermap.org/",
    licence: { name: "ODbL", href: "https://opendatacommons.org/licenses/odbl/" },
  },
};
