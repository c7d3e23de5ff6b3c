import type { Catalogue } from "../../text";

export const service: Catalogue["service"] = {
  by: "Von {source}",
  fetched: "abgerufen {age}",
  unreachable: "{source} ist nicht erreichbar.",
  timeout: "{source} hat nicht rechtzeitig geantwortet.",
  refused: "{source} lehnt den Schlüssel oder den Kontakt dieser Website ab.",
  unknownPlace: "{source} kennt diesen Ort nicht.",
  busy: "{source} bittet um weniger Anfragen.",
  unreadable: "Die Antwort von {source} ist nicht lesbar.",
  failed: "{source} meldet einen Fehler.",
  again: "Die nächste Anfrage folgt um {time}.",
};
