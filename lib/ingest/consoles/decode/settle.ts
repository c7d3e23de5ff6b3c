import { MAX_CHANNELS } from "../../../contract/reading/channels";
import type { MetricKey } from "../../../weather/metrics";
import { convert } from "../../../weather/units/units";
import type { Decoded, Gauge } from "./decoded";
import type { Draft } from "./draft";
import { rounded } from "./number";
import { settlePressure } from "./pressure";
import type { Dialect } from "./rules";
import type { Station } from "./settings";

/** A console's battery has one to four cells. */
const MAX_BATTERY_V = 6;

/** Decides which of several values counts, and drops what a dead sensor sends. */
export function settle(
  draft: Draft,
  { dialect, station }: { dialect: Dialect; station: Station },
): Omit<Decoded, "time"> {
  const { settings, elevation } = station;
  const notes: string[] = [];
  settleChannels(draft, settings.temperatureChannel);
  settleWind(draft, settings.wind);
  settleSoil(draft, settings.soilMoistureUnit);
  settleParticles(draft, settings.isAirQualityIndoors);
  const distance = draft.last("lightningDistance");
  if (distance !== undefined) {
    const isMiles = dialect === "ambient" && settings.lightningUnit === "mi";
    draft.addChannel("lightningDistance", isMiles ? rounded(convert(distance, "mi", "km")) : distance);
  }
  if ((draft.get("battery") ?? 0) > MAX_BATTERY_V) draft.set("battery", undefined);
  if (draft.get("humidity") === 0 && draft.get("temperature") !== undefined) {
    draft.set("humidity", undefined);
    notes.push("A humidity of 0 % comes from a dead sensor.");
  }
  notes.push(...settlePressure(draft, { dialect, elevation }));
  const gauge = settings.gauge ?? gaugeOf(draft);
  const channels = draft.channels();
  if (channels.length > MAX_CHANNELS) {
    notes.push(`More than ${MAX_CHANNELS} channels: ${channels.length - MAX_CHANNELS} were left out.`);
  }
  const decoded = {
    values: { ...metricsOf(draft), ...rainOf(draft, gauge) },
    extra: Object.fromEntries(channels.slice(0, MAX_CHANNELS)),
    notes,
  };
  return gauge ? { ...decoded, gauge } : decoded;
}

/** A sensor of a channel may hang in the station's shelter. The outdoor array's values are channels then. */
function settleChannels(draft: Draft, chosen: number | null): void {
  const pairs = [
    ["channelTemperature", "temperature", "outdoorTemperature"],
    ["channelHumidity", "humidity", "outdoorHumidity"],
  ] as const;
  const dead = draft
    .channelsOf("channelHumidity")
    .filter((n) => draft.last("channelHumidity", n) === 0 && draft.last("channelTemperature", n) !== undefined);
  for (const [slot, metric, outdoor] of pairs) {
    const array = draft.get(metric);
    if (chosen !== null) {
      if (array !== undefined) draft.addChannel(outdoor, array);
      draft.set(metric, undefined);
      if (metric === "temperature") draft.set("dewPoint", undefined);
    }
    for (const number of draft.channelsOf(slot)) {
      const value = draft.last(slot, number);
      if (value === undefined || (metric === "humidity" && dead.includes(number))) continue;
      if (number === chosen) draft.set(metric, value);
      else draft.addChannel(`${metric}${number}`, value);
    }
  }
}

function settleWind(draft: Draft, choice: Station["settings"]["wind"]): void {
  if (choice !== "momentary") {
    const minutes = choice === "average2" ? 2 : 10;
    const speed = draft.last(`windSpeed${minutes}`);
    const direction = draft.last(`windDirection${minutes}`);
    if (speed !== undefined) draft.set("windSpeed", speed);
    if (direction !== undefined) draft.set("windDirection", direction);
  }
  const speeds = [draft.get("windSpeed"), draft.get("windGust")].filter((speed) => speed !== undefined);
  // A vane stays where the last wind left it.
  if (speeds.length > 0 && speeds.every((speed) => speed === 0)) draft.set("windDirection", undefined);
}

/** Davis's probes measure the tension of the water, 1 cbar = 1 kPa, which is not a percentage. */
function settleSoil(draft: Draft, unit: Station["settings"]["soilMoistureUnit"]): void {
  const name = unit === "centibar" ? "soilTension" : "soilMoisture";
  for (const [place, number] of draft.channelsOf("soilMoisture").entries()) {
    const value = draft.last("soilMoisture", number);
    if (value === undefined) continue;
    if (unit === "percent" && place === 0 && number <= 1) draft.set("soilMoisture", value);
    else draft.addChannel(number <= 1 ? name : `${name}${number}`, value);
  }
}

function settleParticles(draft: Draft, isIndoors: boolean): void {
  const pairs: readonly (readonly ["airQualityPm25" | "airQualityPm10", MetricKey, string])[] = [
    ["airQualityPm25", "pm25", "indoorPm25"],
    ["airQualityPm10", "pm10", "indoorPm10"],
  ];
  for (const [slot, metric, indoors] of pairs) {
    const value = draft.last(slot);
    if (value === undefined) continue;
    if (isIndoors) draft.addChannel(indoors, value);
    else draft.addMetric(metric, value, { rank: 3, name: `${metric}_co2` });
  }
}

/** The first one that has counters. Its owner may choose, and the choice does not change when it is silent once. */
function gaugeOf({ counters }: Draft): Gauge | undefined {
  if (counters.tipping.size > 0) return "tipping";
  return counters.piezo.size > 0 ? "piezo" : undefined;
}

function rainOf(draft: Draft, gauge: Gauge | undefined): Decoded["values"] {
  const rate =
    draft.last(gauge === "piezo" ? "piezoRate" : "tippingRate") ?? (gauge ? undefined : draft.last("piezoRate"));
  return {
    ...(rate !== undefined && { rainRate: rate }),
    ...(gauge && Object.fromEntries(draft.counters[gauge])),
  };
}

function metricsOf({ metrics }: Draft): Decoded["values"] {
  return Object.fromEntries([...metrics].map(([metric, { value }]) => [metric, value]));
}
