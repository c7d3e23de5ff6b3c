import type { FieldValue } from "@/lib/contract/admin/admin";

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
/** About a tenth of a metre. */
const DIGITS = 6;

/** Degrees north and east. */
export type LatLon = readonly [lat: number, lon: number];

/** The typed coordinates, once they are valid. */
export function placeOf(lat: FieldValue, lon: FieldValue): LatLon | undefined {
  const [north, east] = [degrees(lat, 90), degrees(lon, 180)];
  return north === undefined || east === undefined ? undefined : [north, east];
}

function degrees(typed: FieldValue, limit: number): number | undefined {
  const text = String(typed ?? "").trim();
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Math.abs(number) <= limit ? number : undefined;
}

/** Rounded for a field. */
export function roundedDegrees(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}
