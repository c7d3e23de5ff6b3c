import type { DialectName } from "../../../contract/device/dialect";

/** Below a station's prefix, what each program's topics look like. */
const OWN: readonly (readonly [dialect: DialectName, topics: RegExp, base: number])[] = [
  ["weewx", /^(?:loop|archive)$/, 0],
  ["tasmota", /^(?:tele\/.+|[^/]+\/tele)\/(?:SENSOR|LWT)$/, 0],
  ["rtl-433", /^rtl_433\/(?:.+\/)?events$/, 1],
  ["zigbee2mqtt", /^zigbee2mqtt\/.+$/, 1],
  ["esphome", /^.+\/(?:sensor\/[^/]+\/state|status)$/, 0],
];

/** What home automation calls its announcements of sensors, which say the units of ESPHome's. */
const ANNOUNCEMENT = /^[^/]+\/sensor\/[^/]+\/[^/]+\/config$/;

/** Whether it may be an announcement by ESPHome, whatever the name of the first level. */
export function isAnnouncement(topic: string): boolean {
  return ANNOUNCEMENT.test(topic);
}

/** The filter of everything below a station's prefix, where the form of a topic says which dialect it is. */
export function ownFilter(prefix: string, stationId: number): string {
  return `${prefix}/${stationId}/#`;
}

/** The dialect of a topic below the station's prefix, and its levels there; undefined for any other topic. */
export function ownDialect(
  prefix: string,
  stationId: number,
  topic: string,
): { dialect: DialectName; levels: string[] } | undefined {
  const own = `${prefix}/${stationId}/`;
  if (!topic.startsWith(own)) return undefined;
  const below = topic.slice(own.length);
  const [dialect, , base = 0] = OWN.find(([, topics]) => topics.test(below)) ?? [];
  return dialect && { dialect, levels: below.split("/").slice(base) };
}

/** The levels of a topic below what the filter has in common, which are its last if that is all of it. */
export function levelsBelow(filter: string, topic: string): string[] {
  const wanted = filter.split("/");
  const wildcard = wanted.findIndex((level) => level === "+" || level === "#");
  const levels = topic.split("/");
  return levels.slice(Math.min(wildcard < 0 ? levels.length : wildcard, levels.length - 1));
}
