import { useSyncExternalStore } from "react";
import { THEME_COOKIE, type Theme } from "@/lib/format/theme";

const darkSystem = () => matchMedia("(prefers-color-scheme: dark)");

/** The active theme: the visitor's choice, which is a class of the page, else the system's. */
export function shownTheme(): Theme {
  const { classList } = document.documentElement;
  if (classList.contains("dark")) return "dark";
  return !classList.contains("light") && darkSystem().matches ? "dark" : "light";
}

/** The active theme, for canvas drawing. Unknown on the server. */
export function useTheme(): Theme {
  return useSyncExternalStore<Theme>(onChange, shownTheme, () => "light");
}

export function chooseTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not available without HTTPS
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`;
  const { classList } = document.documentElement;
  classList.remove("light", "dark");
  classList.add(theme);
}

function onChange(callback: () => void): () => void {
  const system = darkSystem();
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["class"] });
  system.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", callback);
  };
}
