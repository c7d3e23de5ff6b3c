import type { Catalogue } from "../text";

export const embed: Catalogue["embed"] = {
  open: "{name} öffnen",
  heading: "Diese Station auf der eigenen Website zeigen",
  copy: "Kopieren",
  copied: "Kopiert",
};
