import type { Browser, Page } from "@playwright/test";
import { median } from "./support/table";

const VISITS = 5;
/** The page is at rest after so long without a long task, times the factor of the processor. */
const QUIET_MS = 2_000;
/** Of a common phone. */
const VIEWPORT = { width: 412, height: 915 };

/** Collects the tasks that hold up the page for over 50 ms, and the time of the first label on the map. A string: see map.ts. */
const CLOCK = `
  window.long = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) long.push({ end: startTime + duration, blocked: duration - 50 });
  }).observe({ type: "longtask", buffered: true });
  requestAnimationFrame(function look(now) {
    if (document.querySelector(".leaflet-marker-icon :is(a, button)")) window.labelled = now;
    else requestAnimationFrame(look);
  });
`;

/** Medians of several visits, in ms. */
export interface OpeningResult {
  /** Until the first label is on the map, which answers a click from then on. */
  labelled: number;
  /** Until the last task that held up the page has ended: time to interactive. */
  interactive: number;
  /** By which tasks exceeded 50 ms, added up: total blocking time. */
  blocked: number;
  /** Processor time of the page's main thread. */
  busy: number;
}

/**
 * Opens the map as a first-time visitor does, on a processor slowed down by this factor, until all stations are there: with
 * more of them than come with the page, its labels appear only then.
 */
export async function benchOpening(browser: Browser, url: string, slower: number): Promise<OpeningResult> {
  const results: OpeningResult[] = [];
  for (let i = 0; i < VISITS; i++) {
    // Playwright waits by evaluating text, which the page's policy forbids.
    const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: "block", bypassCSP: true });
    try {
      results.push(await open(await context.newPage(), url, slower));
    } finally {
      await context.close();
    }
  }
  const middle = (key: keyof OpeningResult) => median(results.map((result) => result[key]));
  return {
    labelled: middle("labelled"),
    interactive: middle("interactive"),
    blocked: middle("blocked"),
    busy: middle("busy"),
  };
}

async function open(page: Page, url: string, slower: number): Promise<OpeningResult> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.addInitScript({ content: CLOCK });
  await page.goto(url);
  await page.waitForFunction("window.labelled");
  await page.waitForFunction(
    `performance.now() - Math.max(labelled, ...long.map(({ end }) => end)) > ${QUIET_MS * slower}`,
  );
  const { labelled, long } = (await page.evaluate("({ labelled, long })")) as {
    labelled: number;
    long: { end: number; blocked: number }[];
  };
  const { metrics } = await session.send("Performance.getMetrics");
  const busy = metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  return {
    labelled,
    interactive: Math.max(labelled, ...long.map(({ end }) => end)),
    blocked: long.reduce((sum, { blocked }) => sum + blocked, 0),
    busy: busy * 1000,
  };
}
