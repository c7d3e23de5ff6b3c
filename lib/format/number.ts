/** Kept: making a formatter costs far more than using it. */
/** Locales come from visitors, and there are more than memory. */
const MOST_KEPT = 500;

const formatters = new Map<string, Intl.NumberFormat>();

interface NumberOptions {
  decimals?: number;
  /** Always with a sign, as a difference is written. */
  signed?: boolean;
}

/** A number as a locale (BCP 47) writes it, with a true minus sign, and never "−0". */
export function formatNumber(
  value: number,
  locale: string,
  { decimals = 0, signed = false }: NumberOptions = {},
): string {
  const key = `${locale} ${decimals} ${signed}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: signed ? "exceptZero" : "negative",
      useGrouping: "min2",
    });
    if (formatters.size >= MOST_KEPT) formatters.clear();
    formatters.set(key, formatter);
  }
  return formatter.format(value).replace("-", "−");
}
