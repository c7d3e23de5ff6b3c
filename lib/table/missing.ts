/**
 * What programs write where there is no value: Cumulus and Davis `---`, Home Assistant `unavailable` and `unknown`,
 * Campbell `NAN`, METAR archives `M`, NOAA and the German weather service -9999 and -999. No metric has such values.
 */
const WORDS = new Set([
  ...["-", "--", "---", "----", "–", "—", "/", "//", "///", "?", "."],
  ...["n/a", "na", "#n/a", "nan", "null", "none", "nil", "nul", "\\n", "undefined", "inf", "-inf", "infinity"],
  ...["unavailable", "unknown", "missing", "error", "err", "offline", "no data", "nodata", "invalid", "not available"],
  ...["fehler", "k.a.", "m", "----.-", "--.-"],
]);

const NUMBERS = /^-(9{3,5}|9{3,4}[.,][09]{1,2}|32768)$/;

/** Whether a cell, trimmed and not empty, says that there is no value. */
export function saysNothing(cell: string): boolean {
  return WORDS.has(cell.toLowerCase()) || NUMBERS.test(cell);
}
