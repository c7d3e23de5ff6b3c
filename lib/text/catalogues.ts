import type { Language } from "../contract/language";
import { de } from "./de";
import { en } from "./en";
import type { Catalogue } from "./text";

/** All languages, for the server, which sends each page only its own. */
export const CATALOGUES: Record<Language, Catalogue> = { en, de };
