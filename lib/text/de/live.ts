import type { Catalogue } from "../text";

export const live: Catalogue["live"] = {
  updates: "Aktualisierung:",
  connecting: "Verbinde",
  connectingHint: "Die Verbindung für neue Messwerte wird aufgebaut",
  live: "Live",
  liveHint: "Neue Messwerte erscheinen von selbst",
  reconnecting: "Unterbrochen",
  reconnectingHint: "Die Verbindung für neue Messwerte ist unterbrochen",
};
