/** Bounded, because locales come from visitors and could fill the memory. */
const MAX_KEPT = 500;

/** Cached because creating a formatter costs far more than using it. */
const formatters = new Map<string, Intl.NumberFormat>();
const percentPatterns = new Map<string, string>();

interface NumberOptions {
  decimals?: number;
  /** Always with a sign, for differences. */
  signed?: boolean;
}

/** A number as a locale (BCP 47) writes it, with a true minus sign, and never "−0". */
export function formatNumber(
  value: number,
  locale: string,
  { decimals = 0, signed = false }: NumberOptions = {},
): string {
  const formatter = kept(
    formatters,
    `${locale} ${decimals} ${signed}`,
    () =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: signed ? "exceptZero" : "negative",
        useGrouping: "min2",
      }),
  );
  return formatter.format(value).replace("-", "−");
}

/** Formats a number, already written for a locale, as a percentage: "68%", "68\u00a0%", "%68". */
export function asPercentage(number: string, locale: string): string {
  const pattern = kept(percentPatterns, locale, () => {
    const parts = new Intl.NumberFormat(locale, { style: "percent" }).formatToParts(0);
    return parts.map(({ type, value }) => (type === "integer" ? "#" : value)).join("");
  });
  return pattern.replace("#", number);
}

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (cache.size >= MAX_KEPT) cache.clear();
  cache.set(key, made);
  return made;
}
