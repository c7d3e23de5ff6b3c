/**
 * A day with this many observed hours is not missing: three quarters of its hours, as the EU's air quality directive
 * requires for daily means (2008/50/EC, annex XI). WMO leaves it to its members.
 */
export const WHOLE_DAY = 18;

/**
 * Was enough of a day observed for its statistics? The length of the day is ignored: 17¼ hours would do for one of 23.
 */
export function isWholeDay(hours: number): boolean {
  return hours >= WHOLE_DAY;
}

/** A month with more missing days, or this many in a row, is not whole. */
const MAX_MISSING = 5;
const ROW_MISSING = 3;

/**
 * Does a mean, total or count represent the whole month, given whether each of its days was observed? The 5/3 rule of
 * WMO's Guide to Climatological Practices (WMO-No. 100, 4.4.1), which the NWS and NOAA apply too: at most five days
 * missing, and no three in a row.
 */
export function isWholeMonth(days: readonly boolean[]): boolean {
  let [missing, row] = [0, 0];
  for (const isObserved of days) {
    row = isObserved ? 0 : row + 1;
    if (!isObserved) missing += 1;
    if (row >= ROW_MISSING || missing > MAX_MISSING) return false;
  }
  return true;
}

/**
 * Are all of these months whole, judging by the number of missing days alone? Undefined if it depends on which days are
 * missing.
 */
export function areWholeMonths(months: number, missing: number): boolean | undefined {
  if (missing < ROW_MISSING) return true;
  return missing > months * MAX_MISSING ? false : undefined;
}
