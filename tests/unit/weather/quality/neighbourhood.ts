import type { HourStats, StationHour } from "@/lib/weather/quality/neighbours";

type Values = { [Metric in keyof StationHour["stats"]]: number | readonly [min: number, max: number] };

interface Site {
  /** km from the middle. */
  east?: number;
  north?: number;
  elevation?: number | null;
  ownerId?: number | null;
  suspect?: StationHour["suspect"];
}

const MIDDLE = { lat: 36.4, lon: -99.4 };
const KM_A_DEGREE = 111.195;

/** A station's hour; of a range its middle is the mean. */
export function stationHour(id: number, values: Values, { east = 0, north = 0, ...site }: Site = {}): StationHour {
  const lat = MIDDLE.lat + north / KM_A_DEGREE;
  const lon = MIDDLE.lon + east / KM_A_DEGREE / Math.cos((MIDDLE.lat * Math.PI) / 180);
  const stats = Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, statsOf(value)]));
  return { id, place: { lat, lon }, elevation: 500, ownerId: null, suspect: new Set(), ...site, stats };
}

function statsOf(value: number | readonly [number, number]): HourStats {
  const [min, max] = typeof value === "number" ? [value, value] : value;
  return { min, max, mean: (min + max) / 2 };
}

/** Stations all around the middle, one for each of these values, 20 km from it unless told; numbered from 2. */
export function ring(all: readonly Values[], site: Site = {}, radius = 20): StationHour[] {
  return all.map((values, i) => {
    const angle = (2 * Math.PI * i) / all.length;
    const at = { east: radius * Math.sin(angle), north: radius * Math.cos(angle) };
    return stationHour(i + 2, values, { ...at, ...site });
  });
}
