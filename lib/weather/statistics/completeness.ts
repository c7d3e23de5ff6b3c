/**
 * From this many observed hours on a day is not missing: three quarters of its hours, as the EU's air quality directive
 * asks for daily means (2008/50/EC, annex XI). WMO leaves it to its members.
 */
export const WHOLE_DAY = 18;

/** Was a day observed for as long as what is said of it should rest on? Its length does not matter: 17¼ hours would do for one of 23. */
export function isWholeDay(hours: number): boolean {
  return hours >= WHOLE_DAY;
}

/** More missing days than this, or so many in a row, and a month is not whole. */
const MAX_MISSING = 5;
const ROW_MISSING = 3;

/**
 * Is a mean, total or count of a month that of the month, from whether each of its days was observed? The 5/3 rule of WMO's
 * Guide to Climatological Practices (WMO-No. 100, 4.4.1), by which the NWS and NOAA publish too: at most five days are
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

/** Are all of so many months whole, by the number of their missing days alone? Undefined where it depends on which they are. */
export function areWholeMonths(months: number, missing: number): boolean | undefined {
  if (missing < ROW_MISSING) return true;
  return missing > months * MAX_MISSING ? false : undefined;
}
