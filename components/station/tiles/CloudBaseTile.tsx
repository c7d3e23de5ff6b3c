import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station/station";
import { cumulusBase } from "@/lib/weather/formulas/cloudBase";
import { sunElevation } from "@/lib/weather/sky/sun";
import { WrittenTile } from "./Tile";

/** Empty if no cloud base can be estimated. */
export function CloudBaseTile({ station }: { station: Pick<StationSummary, "latest" | "timestamp" | "lat" | "lon"> }) {
  const t = useText();
  const format = useFormat();
  const { latest, timestamp } = station;
  const base = timestamp === null ? null : cumulusBase(latest, sunElevation(timestamp, station));
  if (base === null) return null;
  return (
    <WrittenTile label={t("station.cloudBase")} {...format.roughHeight(base)}>
      {t("station.cloudBaseOf")}
    </WrittenTile>
  );
}
