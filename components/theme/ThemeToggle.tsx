"use client";

import { Moon, Sun } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { chooseTheme, shownTheme } from "./theme";

/** CSS selects the visible icon, because the server cannot know the theme. */
export function ThemeToggle() {
  const t = useText();
  return (
    <button
      type="button"
      aria-label={t("common.theme")}
      onClick={() => chooseTheme(shownTheme() === "dark" ? "light" : "dark")}
      className="grid size-9 place-items-center rounded-lg text-muted transition-colors hover:bg-sunken hover:text-ink"
    >
      <Sun className="hidden size-4.5 dark:block" aria-hidden="true" />
      <Moon className="size-4.5 dark:hidden" aria-hidden="true" />
    </button>
  );
}
