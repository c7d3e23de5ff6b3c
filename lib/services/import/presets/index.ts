import { ARCHIVES } from "./archives";
import { CONSOLES } from "./consoles";
import { LOGGERS } from "./loggers";
import type { Presets, TableBeginning } from "./preset";
import { PROGRAMS } from "./programs";
import { WEEWX } from "./weewx";

/** Mappings of files that common programs write; columns that a file lacks are skipped. */
export const PRESETS: Presets = { ...WEEWX, ...PROGRAMS, ...CONSOLES, ...ARCHIVES, ...LOGGERS };

/** The name of the preset for a file that begins like this, if there is one. */
export function presetFor(start: TableBeginning): string | undefined {
  return Object.keys(PRESETS).find((name) => PRESETS[name]?.isOf(start));
}
