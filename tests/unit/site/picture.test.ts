import { ImageResponse } from "next/og";
import { createElement } from "react";
import { describe, expect, it, vi } from "vitest";
import type { StationAsOfNow } from "@/lib/services/stations";
import { contentOf, isDrawable } from "@/lib/site/picture";
import { labelColours } from "@/lib/weather/colours/palette";
import { irish, preferred } from "../support/preferred";

it("A picture needs no font of a foreign server for what it writes, and writes most of Europe's letters", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const letters = Array.from({ length: 0x2100 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).filter(isDrawable);
  const element = createElement("div", { style: { display: "flex" } }, letters.join(""));
  await new ImageResponse(element, { width: 600, height: 300 }).arrayBuffer();
  expect(fetched.mock.calls.map(([address]) => String(address)).filter((address) => /^https?:/.test(address))).toEqual(
    [],
  );
  fetched.mockRestore();
  for (const name of ["Zürich Fluntern", "Malmö", "Łódź", "Reykjavík", "São Paulo (100 m)"])
    expect(isDrawable(name)).toBe(true);
  for (const name of ["東京", "Москва", "سوق", "☀", "a\u0000"]) expect(isDrawable(name)).toBe(false);
});

describe("a picture", () => {
  const station: StationAsOfNow = {
    id: 1,
    name: "Roof",
    lat: 1,
    lon: 2,
    elevation: null,
    timeZone: "UTC",
    rainYearStart: 1,
    description: "",
    isPublic: true,
    isDemo: false,
    timestamp: Date.UTC(2025, 10, 22, 14, 5),
    latest: { temperature: 4.2, rain: 0.2 },
    freshness: "fresh",
    rainToday: 12.6,
  };
  const content = (change: Partial<StationAsOfNow> = {}) => contentOf({ ...station, ...change }, irish);

  it("a picture shows today's rain and that it is current, in any language", () => {
    expect(content()).toMatchObject({
      temperature: { text: "4.2 °C", colours: labelColours("temperature", 4.2) },
      others: [{ label: "Rain today", value: "12.6 mm" }],
      observed: expect.stringMatching(/^Current: observed Sat,? 22 Nov, 14:05$/),
      isLate: false,
    });
    const german = contentOf({ ...station, isDemo: true, freshness: "stale" }, preferred({}, "de-DE"));
    expect(german.observed).toMatch(/^Demodaten · Verspätet: letzte Messung Sa/);
  });

  it("a picture changes without a new reading once its values are stale or corrected", () => {
    const late = content({ freshness: "stale" });
    expect(late.observed).toMatch(/^Delayed: last reading Sat/);
    expect(late).toMatchObject({ temperature: { text: "4.2 °C" }, isLate: true });
    expect(late.temperature?.colours).not.toEqual(labelColours("temperature", 4.2));
    const others = [late, content({ freshness: "offline" }), content({ latest: { temperature: 4.3 } })];
    const all = [content(), ...others, content({ rainToday: 12.8 })].map((one) => JSON.stringify(one));
    expect(new Set(all).size).toBe(all.length);
  });

  it("a picture says that there are no readings yet", () => {
    const silent = content({ timestamp: null, latest: {}, rainToday: null, freshness: "never" });
    expect(silent).toMatchObject({ temperature: undefined, others: [], observed: "No readings yet", isLate: false });
  });
});
