import type { Catalogue } from "../text";

export const kiosk: Catalogue["kiosk"] = {
  title: "Wandbildschirm",
  none: "Keine Stationen zu zeigen",
  noneHint:
    "Stationen erscheinen hier, sobald sie Messwerte senden. Eine Adresse wie /kiosk?stations=1,2 zeigt nur einige davon.",
};
