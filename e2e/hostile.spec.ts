import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { createGroup } from "@/lib/services/groups";
import { createKey } from "@/lib/services/keys";
import { correct, record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { signIn } from "./support/staff";
import { expect, type Site, test } from "./support/test";

/** Attempts at markup, at breaking out of an attribute or a script, at an address, and at a formula. */
const TEXTS = [
  `<script>window.pwned = 1</script>`,
  `"><img src=x onerror="window.pwned = 1">`,
  `' onmouseover='window.pwned = 1`,
  `</script></textarea></title><svg onload=window.pwned=1>`,
  `javascript:window.pwned=1//`,
  `=HYPERLINK("http://evil.example","x")`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
];
const TIME = Date.UTC(2026, 0, 15, 12);

/** A record with such a text in every field that accepts it, for each of the texts. */
async function plant({ ctx }: Site): Promise<{ station: number; key: number; group: number }[]> {
  const planted = [];
  for (const text of TEXTS) {
    const { id: station } = await createStation(ctx(), { name: text, description: text, lat: 47, lon: 8 });
    const { id: key } = await createKey(ctx(), { stationId: station, name: text });
    const { id: group } = await createGroup(ctx(), { name: text });
    await record(ctx(), [{ station, time: TIME / 1000, temperature: 5 }]);
    const change = { kind: "hide", metric: "temperature" } as const;
    await correct(ctx(), { stationId: station, time: TIME, reason: text, change });
    planted.push({ station, key, group });
  }
  return planted;
}

/** Checks that nothing was executed, and that nothing executable is in the page. */
async function expectHarmless(page: Page, path: string): Promise<void> {
  const found = await page.evaluate(() => ({
    pwned: (window as { pwned?: number }).pwned,
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
    addresses: [...document.links].filter(({ protocol }) => protocol === "javascript:").length,
    images: document.querySelectorAll("img[src=x]").length,
  }));
  expect([path, found]).toEqual([path, { pwned: undefined, handlers: [], addresses: 0, images: 0 }]);
}

test("no stored text is executed on any page, nor as a formula in any CSV", async ({ page, site }) => {
  const planted = await plant(site);
  await signIn(page, site, "/admin/", { isSuperuser: true });
  const [first] = planted;
  const reading = `${first?.station}~${new Date(TIME).toISOString()}`;
  const hostile = encodeURIComponent(TEXTS[1] ?? "");
  const lists = ["station", "sensor-data", "device-key", "group", "user", "log-entry", "temperature-data"];
  const records = planted.map(({ station }) => `/admin/station/${station}/change/`);
  const paths = [
    "/",
    `/stations/${first?.station}`,
    "/admin/",
    "/admin/doc/",
    ...lists.map((model) => `/admin/${model}/?q=${hostile}`),
    ...lists.map((model) => `/admin/${model}/`),
    `/admin/station/?o=${hostile}&isPublic=${hostile}`,
    ...records,
    ...planted.map(({ station }) => `/admin/station/${station}/delete/`),
    `/admin/station/${first?.station}/history/`,
    `/admin/sensor-data/${encodeURIComponent(reading)}/change/`,
    `/admin/sensor-data/${encodeURIComponent(reading)}/history/`,
    `/admin/device-key/${first?.key}/change/`,
    `/admin/group/${first?.group}/change/`,
    `/admin/station/add/?name=${hostile}`,
    `/admin/login/?next=${hostile}`,
    `/admin/${hostile}/`,
    "/station/?format=html",
    `/station/${first?.station}/?format=html`,
    `/groups/${first?.group}/?format=html`,
    `/station/?search=${hostile}&format=html`,
    "/home/",
  ];
  for (const path of paths) {
    await page.goto(site.server.url + path);
    await expectHarmless(page, path);
  }

  for (const model of lists) {
    const csv = await (await page.request.get(`${site.server.url}/admin/${model}/export/`)).text();
    const cells = (parse(csv) as string[][]).flat();
    const formulas = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?[\d.]+(e-?\d+)?$/i.test(cell));
    expect([model, formulas]).toEqual([model, []]);
  }
});
