import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const SIZES = [
  { name: "phone", width: 360, height: 780 },
  { name: "tablet", width: 768, height: 1024 },
  { name: "desktop", width: 1440, height: 900 },
];

/** Each theme once and the two extremes of size once: contrast depends on the one, overflow on the other. */
export const LOOKS = [
  { name: "phone", colorScheme: "dark", viewport: { width: 360, height: 780 } },
  { name: "desktop", colorScheme: "light", viewport: { width: 1440, height: 900 } },
] as const;

/** No violation of WCAG 2.2 AA that can be detected automatically, and nothing wider than the screen. */
export async function expectSound(page: Page): Promise<void> {
  // The text of a page opened by a click can be read before its styles are loaded.
  await page.waitForLoadState();
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
