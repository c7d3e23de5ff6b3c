const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The visitor's choice, kept in the browser for a year. The server reads it so that pages arrive in this theme. */
export const THEME_COOKIE = "theme";

/** Parses a cookie's value as a theme; undefined if invalid. No schema, because every page loads this. */
export function themeOf(value: string | undefined): Theme | undefined {
  return THEMES.find((theme) => theme === value);
}
