import { roundHalfUp } from "../weather/rounding";
import { convert, type Unit } from "../weather/units/units";

/** A value in another unit, rounded; undefined where there is none. */
export function inUnit(value: number | undefined, from: Unit, to: Unit, decimals: number): number | undefined {
  return value === undefined ? undefined : rounded(convert(value, from, to), decimals);
}

export function rounded(value: number, decimals: number): number;
export function rounded(value: number | undefined, decimals: number): number | undefined;
export function rounded(value: number | undefined, decimals: number): number | undefined {
  // No negative zero: it would be written as -0.
  return value === undefined ? undefined : roundHalfUp(value, decimals) + 0;
}

/** Whole degrees from 0 to 359; north is 0. */
export function degrees(direction: number | undefined): number | undefined {
  return direction === undefined ? undefined : roundHalfUp(direction) % 360;
}

/** A query of the parameters that have a value. */
export function query(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
}

/** 2026-02-03 02:34:15 */
export function utcTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

/** 2026-02-03T02:34:15Z */
export function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
