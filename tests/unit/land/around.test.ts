import { describe, expect, it } from "vitest";
import { LAND_EXTENT } from "@/lib/format/landTile";
import { gridOf, landAround, type MapView, scaleOf } from "@/lib/land/around";

const SIZE = { zoom: 11, width: 1040, height: 420 };
const at = (lat: number, lon: number): MapView => ({ lat, lon, ...SIZE });
/** Degrees of longitude in a pixel of a map at zoom 11. */
const PIXEL = 360 / (256 * 2 ** 11);

describe("landAround", () => {
  it("landAround shows land inland, sea at sea, and both at a coast", async () => {
    const paths = async (lat: number, lon: number) => (await landAround(at(lat, lon))).map(({ land }) => land);
    expect((await paths(30.733315, 76.779418)).every((path) => path.startsWith("M"))).toBe(true);
    expect((await paths(-30, -110)).join("")).toBe("");
    expect((await paths(40.64, -73.78)).join("").length).toBeGreaterThan(500);
  });

  it("the squares of landAround cover the map, across the antimeridian too", async () => {
    for (const [lat, lon] of [
      [40.64, -73.78],
      [-16.5, 179.95],
      [-16.5, -179.95],
      [89.9, 10],
      [-90, 0],
    ] as const) {
      const squares = await landAround(at(lat, lon));
      const [first] = squares;
      expect(first?.side).toBe(4096);
      expect(Math.min(...squares.map(({ x }) => x))).toBeLessThanOrEqual(-SIZE.width / 2);
      expect(Math.max(...squares.map(({ x, side }) => x + side))).toBeGreaterThanOrEqual(SIZE.width / 2);
      expect(Math.min(...squares.map(({ y }) => y))).toBeLessThanOrEqual(-SIZE.height / 2);
      for (const { land } of squares) {
        const numbers = (land.match(/-?\d+/g) ?? []).map(Number);
        expect(numbers.every((number) => Math.abs(number) < 2 * LAND_EXTENT)).toBe(true);
      }
    }
  });

  it("landAround includes the borders between countries", async () => {
    // Basel: France, Germany and Switzerland meet.
    expect((await landAround(at(47.59, 7.59))).some(({ borders }) => borders !== "")).toBe(true);
  });
});

describe("gridOf", () => {
  it("gridOf places lines at round degrees and minutes", () => {
    const { meridians, parallels } = gridOf(at(30.733315, 76.779418));
    expect(meridians.map(({ degrees }) => Math.round(degrees * 60))).toEqual(
      [30, 35, 40, 45, 50, 55, 60, 65].map((minute) => 76 * 60 + minute),
    );
    expect(parallels.map(({ degrees }) => Math.round(degrees * 60))).toEqual([40, 45, 50].map((m) => 30 * 60 + m));
    for (const { degrees, at: x } of meridians) expect(x).toBeCloseTo((degrees - 76.779418) / PIXEL, 6);
    const cosine = Math.cos((30.733315 * Math.PI) / 180);
    // Within a map so small, Mercator's scale is nearly that of its middle.
    for (const { degrees, at: y } of parallels) {
      expect(Math.abs(y - (30.733315 - degrees) / PIXEL / cosine)).toBeLessThan(1);
    }
  });

  it("gridOf has at least two lines in each direction wherever a station may be", () => {
    for (const lat of [0, 60, -60, 80, 84.9, -84.9]) {
      const { meridians, parallels } = gridOf(at(lat, 180));
      expect(meridians.length, String(lat)).toBeGreaterThanOrEqual(2);
      expect(parallels.length, String(lat)).toBeGreaterThanOrEqual(2);
      expect(meridians.length + parallels.length).toBeLessThan(40);
    }
  });
});

describe("scaleOf", () => {
  it.each([
    [0, 10, 130.8],
    [30.733315, 5, 76.1],
    [-60, 5, 130.8],
    [84.9, 1, 147.2],
  ])("scaleOf at latitude %f is %f km", (lat, km, pixels) => {
    const scale = scaleOf(at(lat, 0), 150);
    expect(scale.km).toBe(km);
    expect(scale.pixels).toBeCloseTo(pixels, 0);
  });
});
