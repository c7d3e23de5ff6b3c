import type { Preferences } from "../contract/preferences";

/** Kept in the browser for a year. The server reads it so that pages arrive in the right units. */
export const PREFERENCES_COOKIE = "preferences";

/** For document.cookie. */
export function preferencesCookie(preferences: Preferences): string {
  const value = encodeURIComponent(JSON.stringify(preferences));
  return `${PREFERENCES_COOKIE}=${value}; path=/; max-age=31536000; samesite=lax`;
}
