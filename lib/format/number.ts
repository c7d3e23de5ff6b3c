/** Locales come from visitors, and there are more than memory. */
const MOST_KEPT = 500;

/** Kept: making a formatter costs far more than using it. */
const formatters = new Map<string, Intl.NumberFormat>();
const percentPatterns = new Map<string, string>();

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

/** A number that is written already as a percentage of a locale: "68%", "68\u00a0%", "%68". */
export function asPercentage(number: string, locale: string): string {
  let pattern = percentPatterns.get(locale);
  if (pattern === undefined) {
    const parts = new Intl.NumberFormat(locale, { style: "percent" }).formatToParts(0);
    pattern = parts.map(({ type, value }) => (type === "integer" ? "#" : value)).join("");
    if (percentPatterns.size >= MOST_KEPT) percentPatterns.clear();
    percentPatterns.set(locale, pattern);
  }
  return pattern.replace("#", number);
}
