import type { Text } from "../text/text";
import { compassPoint } from "../weather/formulas/wind";

const WORDS: Readonly<Record<string, "compass.north" | "compass.east" | "compass.south" | "compass.west">> = {
  N: "compass.north",
  E: "compass.east",
  S: "compass.south",
  W: "compass.west",
};

/** Where a wind from so many degrees comes from, to be read aloud: "north-northwest". */
export function compassWords(degrees: number, t: Text): string {
  const [first = "", ...rest] = [...compassPoint(degrees)].flatMap((letter) => {
    const word = WORDS[letter];
    return word ? [t(word)] : [];
  });
  return rest.length === 2 ? `${first}-${rest.join("")}` : first + rest.join("");
}

/** Degrees north and east as "40.64° N, 73.78° W". */
export function formatCoordinates(
  lat: number,
  lon: number,
  number: (value: number, decimals: number) => string,
  t: Text,
): string {
  const north = `${number(Math.abs(lat), 2)}° ${t(lat < 0 ? "compass.S" : "compass.N")}`;
  const east = `${number(Math.abs(lon), 2)}° ${t(lon < 0 ? "compass.W" : "compass.E")}`;
  return `${north}, ${east}`;
}
