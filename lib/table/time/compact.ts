/** Dates and times without separators, by the number of their digits. */
const FORMS = {
  YYYYMMDD: /^(\d{4})(\d\d)(\d\d)$/,
  YYYYMMDDHH: /^(\d{4})(\d\d)(\d\d)(\d\d)$/,
  YYYYMMDDHHMM: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/,
  YYYYMMDDHHMMSS: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/,
} as const;

export type CompactForm = keyof typeof FORMS;
export const COMPACT_FORMS = Object.keys(FORMS) as CompactForm[];

/** Ten digits before 1900010100 are epoch seconds of the present: 1900010100 itself is one of March 2030. */
const [FIRST_YEAR, LAST_YEAR] = [1750, 2100];
const FIRST_YEAR_OF_HOURS = 1900;

/** The form in which these digits are a date; undefined if they are not. */
export function compactForm(text: string): CompactForm | undefined {
  return COMPACT_FORMS.find((form) => wallClockOf(text, form) !== undefined);
}

/** The digits as ISO 8601 without an offset, a date alone if they have no hour. */
export function wallClockOf(text: string, form: CompactForm): string | undefined {
  const [match, year = "", month = "", day = "", hour, minute = "00", second = "00"] = FORMS[form].exec(text) ?? [];
  if (match === undefined) return undefined;
  if (Number(year) < (form === "YYYYMMDDHH" ? FIRST_YEAR_OF_HOURS : FIRST_YEAR) || Number(year) > LAST_YEAR) return;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  if (Number(hour ?? 0) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return hour === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}
