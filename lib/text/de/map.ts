import type { Catalogue } from "../text";

export const map: Catalogue["map"] = {
  region: "Karte der Stationen",
  keys: "Karte: Pfeiltasten verschieben sie, Plus und Minus zoomen",
  stations: "Stationen",
  reporting: "{reporting} von {total} melden",
  waiting: "Wartet auf die erste Messung",
  feels: "Gefühlt {value}",
  windFrom: "aus {direction}",
  pressure: "Luftdruck",
  wind: "Wind",
  markerDemo: "{name} (Demo)",
  markerDelayed: "verspätet",
  markerOffline: "offline",
  markerNone: "keine Temperatur",
  markerNever: "noch keine Messwerte",
  legend: "Farben der Temperatur, von {from} bis {to}",
  noneTitle: "Noch keine Stationen",
  noneText: "Stationen erscheinen hier, auf der Karte und mit ihren aktuellen Werten, sobald es welche gibt.",
  lookAround: "Umsehen mit Demodaten",
  sendFirst: "Oder eine erste Messung senden",
};
