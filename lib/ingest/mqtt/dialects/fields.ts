import { isReadingField } from "../../../contract/device/subscription";
import { roundHalfUp } from "../../../weather/rounding";
import type { Sample } from "./dialect";
import { channelName } from "./values";

/** Metrics, counters of rain and channels of one reading by name. */
export type Fields = Record<string, number>;

/** What an owner wants values to become, by what their sender calls them; "" for nothing. */
export type Targets = ReadonlyMap<string, string>;

const MAX_FIELDS = 60;
/** No sensor measures more. */
const MAX_VALUE = 1e12;

/**
 * The fields of a reading. Of several values of one metric the first becomes it, and the others channels with the names
 * of their sensors.
 */
export function fieldsOf({ device, values }: Sample, targets: Targets): Fields {
  const fields: Fields = {};
  const chosen = new Set([...targets.values()]);
  for (const { source, value, target } of values) {
    const wanted = targets.get(`${device}.${source}`) ?? targets.get(source);
    if (wanted === "" || !(Math.abs(value) <= MAX_VALUE) || Object.keys(fields).length >= MAX_FIELDS) continue;
    const isTaken = (name: string) => name in fields || (isReadingField(name) && chosen.has(name));
    const name = wanted ?? (isTaken(target) ? channelName(source) : target);
    if (name in fields) continue;
    // Conversions leave digits that no sensor has.
    fields[name] = roundHalfUp(value, 6);
  }
  return fields;
}
