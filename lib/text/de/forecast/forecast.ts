import type { Catalogue } from "../../text";

export const forecast: Catalogue["forecast"] = {
  title: "Vorhersage",
  hours: "Nächste 24 Stunden",
  days: { one: "Nächster Tag", other: "Nächste {count} Tage" },
  time: "Zeit",
  day: "Tag",
  weather: "Wetter",
  highAndLow: "Tiefst- und Höchstwert",
  precipitation: "Niederschlag",
  chance: "{share} Wahrscheinlichkeit",
  sun: "Sonnenauf- und -untergang",
  loading: "Die Vorhersage wird abgerufen.",
  empty: "{source} hat keine Vorhersage für diesen Ort.",
  none: "Zurzeit gibt es keine Vorhersage.",
  old: "Diese Vorhersage ist {age} alt.",
};
