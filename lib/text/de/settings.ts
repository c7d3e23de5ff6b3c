import type { Catalogue } from "../text";

export const settings: Catalogue["settings"] = {
  units: "Einheiten",
  byRegion: "Meiner Region",
  metric: "Metrisch",
  si: "Wissenschaftlich (SI)",
  us: "Vereinigte Staaten",
  uk: "Vereinigtes Königreich",
  single: "Einzelne Einheiten",
  asAbove: "{unit} (wie oben)",
  temperature: "Temperatur",
  pressure: "Luftdruck",
  speed: "Wind",
  length: "Niederschlag",
  distance: "Entfernung",
  times: "Zeiten",
  stationTime: "Der Station",
  ownTime: "Meine ({zone})",
  language: "Sprache",
  ofBrowser: "Des Browsers",
};
