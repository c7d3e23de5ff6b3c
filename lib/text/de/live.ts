import type { Catalogue } from "../text";

export const live: Catalogue["live"] = {
  updates: "Aktualisierung:",
  connecting: "Verbinde",
  connectingHint: "Die Verbindung für neue Messwerte wird aufgebaut",
  live: "Live",
  liveHint: "Neue Messwerte erscheinen von selbst",
  lost: "Nicht live seit {time}",
  lostHint: "Die Verbindung ist unterbrochen. Neue Messwerte erscheinen, sobald sie wieder da ist",
  offlineHint: "Dieses Gerät ist offline. Neue Messwerte erscheinen, sobald es wieder verbunden ist",
  busy: "Der Server ist ausgelastet.",
  busyHint: "Was hier fehlt, wird in einigen Sekunden noch einmal abgerufen.",
};
