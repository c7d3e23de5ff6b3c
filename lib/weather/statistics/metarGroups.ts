import type { Statistic } from "./periods";

/** A temperature in °C that a report gives for the hours before it. */
export interface MetarExtreme {
  statistic: Extract<Statistic, "max" | "min">;
  value: number;
  hours: 6 | 24;
}

const SIX_HOURS = /^([12])([01]\d{3})$/;
const DAY = /^4([01]\d{3})([01]\d{3})$/;

/**
 * The temperatures of the last six hours (1sTTT the highest, 2sTTT the lowest) and 24 hours (4sTTTsTTT, both) among the
 * remarks of a METAR, in tenths of a degree: Federal Meteorological Handbook No. 1 (2019), 12.7.2. Six-hour groups are
 * sent at 00, 06, 12 and 18 UTC, 24-hour groups at midnight of the station's standard time.
 */
export function metarExtremes(report: string): MetarExtreme[] {
  const [, remarks = ""] = report.split(/\sRMK\s/);
  const extremes = new Map<string, MetarExtreme>();
  const add = (extreme: MetarExtreme) => {
    const name = `${extreme.statistic} ${extreme.hours}`;
    if (!extremes.has(name)) extremes.set(name, extreme);
  };
  for (const group of remarks.split(/[\s=]+/)) {
    const [, kind, ofSix] = SIX_HOURS.exec(group) ?? [];
    if (ofSix !== undefined) add({ statistic: kind === "1" ? "max" : "min", value: temperatureOf(ofSix), hours: 6 });
    const [, high, low] = DAY.exec(group) ?? [];
    if (high === undefined || low === undefined) continue;
    add({ statistic: "max", value: temperatureOf(high), hours: 24 });
    add({ statistic: "min", value: temperatureOf(low), hours: 24 });
  }
  return [...extremes.values()];
}

/** "1012" is -1.2: a leading 1 means below zero. */
function temperatureOf(text: string): number {
  const tenths = Number(text.slice(1));
  return (text.startsWith("1") && tenths > 0 ? -tenths : tenths) / 10;
}
