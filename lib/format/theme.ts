const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Kept in the browser for a year, where the visitor has chosen. The server reads it, so that a page comes in it at once. */
export const THEME_COOKIE = "theme";

/** A cookie's value as a theme; undefined for none of ours. No schema: every page loads this. */
export function themeOf(value: string | undefined): Theme | undefined {
  return THEMES.find((theme) => theme === value);
}
