import { formatNumber } from "./value";

const POINTS = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

const WORDS: Record<string, string> = { N: "north", E: "east", S: "south", W: "west" };

/** The compass point that a wind in degrees comes from, such as "NNW". */
export function compassPoint(degrees: number): string {
  return POINTS[Math.round(degrees / 22.5) % 16] ?? "N";
}

/** The same to be read aloud: "north-northwest". */
export function compassWords(degrees: number): string {
  const [first = "", ...rest] = [...compassPoint(degrees)].map((letter) => WORDS[letter] ?? "");
  return rest.length === 2 ? `${first}-${rest.join("")}` : first + rest.join("");
}

/** Degrees north and east as "40.64° N, 73.78° W". */
export function formatCoordinates(lat: number, lon: number): string {
  const north = `${formatNumber(Math.abs(lat), 2)}° ${lat < 0 ? "S" : "N"}`;
  const east = `${formatNumber(Math.abs(lon), 2)}° ${lon < 0 ? "W" : "E"}`;
  return `${north}, ${east}`;
}
