import type { useText } from "@/components/prefs/Preferences";
import { type Flag, isSuspicion } from "@/lib/weather/quality/flags";

/** The meaning of a flag, in words. */
export function reasonOf(t: ReturnType<typeof useText>, flag: Flag): string {
  return t(isSuspicion(flag) ? "charts.suspectFor" : "charts.refusedFor", { reason: t(`charts.${flag}`) });
}
