import type { Catalogue } from "../../text";

export const cities: Catalogue["cities"] = {
  title: "Städte",
  description: "Das Wetter dort gerade.",
  empty: "Noch sind keine Städte eingetragen.",
  add: "Stadt hinzufügen",
  loading: "Wird abgerufen",
  noneNow: "Zurzeit gibt es kein Wetter.",
  needsKey: "Diese Seite braucht einen Schlüssel von OpenWeatherMap.",
  needsKeyText:
    "Tragen Sie OPENWEATHERMAP_KEY in die Konfiguration ein und starten Sie den Server neu. Bis dahin erfahren Besucher, dass es hier nichts gibt.",
};
