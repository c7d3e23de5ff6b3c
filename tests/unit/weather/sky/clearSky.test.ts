import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clearSkyRadiation,
  meanClearSkyRadiation,
  meanExtraterrestrialRadiation,
} from "../../../../lib/weather/sky/clearSky";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MJ = 1e6;

/** MJ/m² within so long. */
const energy = (from: number, length: number, site: { lat: number; lon: number; elevation: number | null }) =>
  (meanClearSkyRadiation(from, length, site) * length) / 1000 / MJ;

describe("clear-sky radiation", () => {
  // FAO-56, examples 8, 10, 17 and 18: Rso of a day by eq. 37, MJ/m². The declination of eq. 24 is off by up to a degree, hence 1.5 %.
  it.each([
    ["3 September, 20° S", Date.UTC(2025, 8, 3), { lat: -20, lon: 0, elevation: 0 }, 0.75 * 32.2],
    ["Rio de Janeiro, 15 May", Date.UTC(2025, 4, 15), { lat: -22.9, lon: -43.2, elevation: 0 }, 18.8],
    ["Bangkok, 15 April", Date.UTC(2025, 3, 15), { lat: 13.73, lon: 100.5, elevation: 2 }, 28.54],
    ["Uccle, 6 July", Date.UTC(2025, 6, 6), { lat: 50.8, lon: 4.35, elevation: 100 }, 30.9],
  ])("clear-sky radiation of a day equals FAO-56's: %s", (_, midnight, site, expected) => {
    const localMidnight = midnight - (site.lon / 15) * HOUR;
    expect(Math.abs(energy(localMidnight, DAY, site) / expected - 1)).toBeLessThan(0.015);
  });

  // FAO-56, examples 8, 10, 15, 17 and 18: Ra in MJ/(m² day)
  it.each([
    ["20° S, 3 September", -20, 246, 32.2],
    ["Rio de Janeiro, 15 May", -22.9, 135, 25.1],
    ["Lyon, 15 July", 45.72, 196, 40.6],
    ["Bangkok, 15 April", 13.73, 105, 38.06],
    ["Uccle, 6 July", 50.8, 187, 41.09],
    ["the pole in its night", 90, 355, 0],
  ])("extraterrestrial radiation equals FAO-56's: %s", (_, lat, day, expected) => {
    expect(Math.abs(meanExtraterrestrialRadiation(lat, day) * 0.0864 - expected)).toBeLessThan(0.06);
  });

  // FAO-56, example 19: N'Diaye, Senegal, 1 October, by a clock one hour behind UTC
  it("clear-sky radiation of an hour equals FAO-56's", () => {
    const site = { lat: 16.22, lon: -16.25, elevation: 8 };
    expect(Math.abs(energy(Date.UTC(2025, 9, 1, 15), HOUR, site) / 2.658 - 1)).toBeLessThan(0.015);
    expect(energy(Date.UTC(2025, 9, 1, 3), HOUR, site)).toBe(0);
  });

  it("clear-sky radiation is zero at night, grows with the elevation and never exceeds the extraterrestrial", () => {
    const place = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const times = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2049, 0, 1) });
    fc.assert(
      fc.property(place, times, fc.integer({ min: 0, max: 5000 }), (at, time, elevation) => {
        const low = clearSkyRadiation(time, { ...at, elevation: null });
        const high = clearSkyRadiation(time, { ...at, elevation });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThan(1415);
        expect(clearSkyRadiation(time, { ...at, elevation: 0 })).toBe(low);
      }),
    );
  });

  it("clear-sky radiation of weeks is that of their middle day", () => {
    const site = { lat: 52, lon: 13, elevation: 40 };
    const monday = Date.UTC(2025, 4, 5);
    expect(meanClearSkyRadiation(monday, 7 * DAY, site)).toBe(meanClearSkyRadiation(monday + 3 * DAY, DAY, site));
    const days = [0, 1, 2, 3, 4, 5, 6].map((i) => meanClearSkyRadiation(monday + i * DAY, DAY, site));
    const mean = days.reduce((a, b) => a + b) / 7;
    expect(Math.abs(meanClearSkyRadiation(monday, 7 * DAY, site) / mean - 1)).toBeLessThan(0.005);
  });
});
