import { existsSync } from "node:fs";
import { fail } from "./print.mjs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A Chromium for the end-to-end tests: the configured one, Playwright's own, or the system's. */
export async function browserPath() {
  // Imported on demand: in a fresh clone it is installed after this file was loaded.
  const { chromium } = await import("@playwright/test");
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) {
    fail(
      "The end-to-end tests need Chromium: `npx playwright install chromium` brings one, or on Debian `apt-get install chromium`.",
    );
  }
  return found;
}
