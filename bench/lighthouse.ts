import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";

const COMMAND = fileURLToPath(new URL("lighthouse/node_modules/lighthouse/cli/index.js", import.meta.url));

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
].join(" ");

const reportSchema = z.object({
  categories: z.record(
    z.enum(CATEGORIES),
    z.object({ score: z.number(), auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
  ),
  audits: z.looseObject({
    "largest-contentful-paint": z.object({ numericValue: z.number() }),
    "total-blocking-time": z.object({ numericValue: z.number() }),
    "network-requests": z.object({
      details: z.object({
        items: z.array(z.object({ url: z.url(), transferSize: z.number(), resourceType: z.string().optional() })),
      }),
    }),
  }),
});

export interface PageResult {
  /** 0 to 100, by category. */
  scores: Record<(typeof CATEGORIES)[number], number>;
  /** Failed audits outside of performance. */
  failed: string[];
  /** Largest contentful paint in ms, on the simulated phone. */
  largestPaint: number;
  blocking: number;
  /** Compressed JavaScript in bytes: what the page itself references, and including what is loaded late. */
  firstScripts: number;
  allScripts: number;
}

/**
 * How the mobile profile's phone is emulated: "devtools" throttles network and processor and measures; "simulate"
 * measures at full speed and computes. The latter overestimates pages that are painted after their scripts have
 * arrived, which is always so when scripts come from the same machine.
 */
export const THROTTLINGS = ["devtools", "simulate"] as const;
export type Throttling = (typeof THROTTLINGS)[number];

/** One run of Lighthouse's mobile profile. */
export async function lighthouse(url: string, browser: string, throttling: Throttling): Promise<PageResult> {
  const how = [`--throttling-method=${throttling}`, `--chrome-flags=${FLAGS}`, `--only-categories=${CATEGORIES}`];
  const args = [COMMAND, url, "--output=json", "--quiet", ...how];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, CHROME_PATH: browser },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  });
  const { categories, audits } = reportSchema.parse(JSON.parse(stdout));
  const html = await (await fetch(url, { headers: { accept: "text/html" } })).text();
  const scripts = audits["network-requests"].details.items.filter(({ resourceType }) => resourceType === "Script");
  const bytes = (of: typeof scripts) => of.reduce((sum, { transferSize }) => sum + transferSize, 0);
  const failing = z.object({ score: z.number().nullable() });
  return {
    scores: mapValues((category) => Math.round(categories[category].score * 100)),
    failed: CATEGORIES.slice(1).flatMap((category) =>
      categories[category].auditRefs.flatMap(({ id, weight }) => {
        const score = failing.safeParse(audits[id]).data?.score;
        return weight > 0 && typeof score === "number" && score < 1 ? [id] : [];
      }),
    ),
    largestPaint: audits["largest-contentful-paint"].numericValue,
    blocking: audits["total-blocking-time"].numericValue,
    firstScripts: bytes(scripts.filter((script) => html.includes(`src="${new URL(script.url).pathname}`))),
    allScripts: bytes(scripts),
  };
}

function mapValues(of: (category: (typeof CATEGORIES)[number]) => number): PageResult["scores"] {
  return {
    performance: of("performance"),
    accessibility: of("accessibility"),
    "best-practices": of("best-practices"),
    seo: of("seo"),
  };
}
