import type { ConsoleSettings } from "../../../contract/device/console";

/** What decoding needs to know of the station. */
export interface Station {
  /** Metres above sea level, if known. */
  elevation: number | null;
  settings: ConsoleSettings;
}
