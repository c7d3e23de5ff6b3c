import { z } from "zod";

export const themeSchema = z.enum(["light", "dark"]);
export type Theme = z.infer<typeof themeSchema>;

/** Kept in the browser for a year, where the visitor has chosen. The server reads it, so that a page comes in it at once. */
export const THEME_COOKIE = "theme";
