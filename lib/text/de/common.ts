import type { Catalogue } from "../text";

export const common: Catalogue["common"] = {
  siteName: "Wetterstation",
  siteDescription: "Das Wetter eines Netzes von Stationen, jetzt: Karte, aktuelle Werte und Diagramme.",
  skip: "Zum Inhalt",
  theme: "Zwischen hell und dunkel wechseln",
  demo: "Demo",
  private: "Privat",
  demoData: "Demodaten",
  includesDemoData: "Mit Demodaten",
  delayed: "Verspätet",
  offline: "Offline",
  noReadings: "Noch keine Messwerte",
  noTemperature: "Keine Temperatur",
  observedAt: "{time} an der Station",
  tryAgain: "Erneut versuchen",
  allStations: "Alle Stationen",
  notFoundTitle: "Hier ist nichts",
  notFoundText: "Die Station wurde vielleicht entfernt, oder die Adresse enthält einen Fehler.",
  errorTitle: "Diese Seite konnte nicht geladen werden",
  errorText: "Der Fehler liegt bei uns. Die Messwerte sind sicher; bitte versuchen Sie es gleich noch einmal.",
};
