import type { UnitSystem } from "../weather/units/systems";

/** Regions with other units than the metric ones (CLDR, measurementSystem "US" and its territories, and "UK"). */
const SYSTEMS: Record<string, UnitSystem> = {
  GB: "uk",
  ...Object.fromEntries(["US", "LR", "PR", "GU", "VI", "AS", "MP", "UM"].map((region) => [region, "us" as const])),
};

/** The units of a region (ISO 3166, two letters). */
export function systemIn(region: string | undefined): UnitSystem {
  return (region !== undefined && SYSTEMS[region]) || "metric";
}

/** Engines have one or the other, depending on their age (ECMA-402, Intl.Locale info). */
interface ZoneInfo {
  getTimeZones?: () => string[] | undefined;
  timeZones?: string[] | undefined;
}

let systems: ReadonlyMap<string, UnitSystem> | undefined;

/** The units of the country of a time zone (IANA name); undefined for a zone without a country, such as UTC. */
export function systemOfZone(zone: string): UnitSystem | undefined {
  const known = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  if (!known.includes("/") || known.startsWith("Etc/")) return undefined;
  systems ??= new Map(
    Object.entries(SYSTEMS).flatMap(([region, system]) => {
      const locale = new Intl.Locale(`und-${region}`) as ZoneInfo;
      return (locale.getTimeZones?.() ?? locale.timeZones ?? []).map((name) => [name, system] as const);
    }),
  );
  return systems.get(known) ?? "metric";
}
