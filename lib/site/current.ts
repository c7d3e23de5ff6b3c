import { siteOrigin } from "../http/origin";
import type { StationAsOfNow } from "../services/stations";
import { METRIC_KEYS, METRICS } from "../weather/metrics";
import { openAnswer, openStation, openStations } from "./open";

/** GET /current.json: the current conditions of all public stations. */
export function currentHandler(request: Request): Promise<Response> {
  return openAnswer(request, async () => {
    const origin = siteOrigin(request.headers);
    const stations = (await openStations()).map((station) => represent(station, origin));
    return { type: "application/json", body: JSON.stringify({ units: UNITS, stations }) };
  });
}

/** GET /stations/{id}/current.json: those of one. */
export function stationCurrentHandler(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return openAnswer(request, async () => {
    const station = represent(await openStation((await params).id), siteOrigin(request.headers));
    return { type: "application/json", body: JSON.stringify({ units: UNITS, station }) };
  });
}

/** Values are always in the stored units. */
const UNITS = {
  ...Object.fromEntries(METRIC_KEYS.map((key) => [key, METRICS[key].unit])),
  rainToday: METRICS.rain.unit,
};

/**
 * `time`: when the values were observed, ISO 8601 in UTC; null before the first reading. `freshness`: whether they
 * still count as the present weather (weather/time/freshness.ts). `rainToday`: since the station's midnight; null if
 * not measured. Elevation in metres.
 */
function represent(
  { id, name, lat, lon, elevation, timeZone, isDemo, timestamp, latest, freshness, rainToday }: StationAsOfNow,
  origin: string,
) {
  const place = { id, name, url: `${origin}/stations/${id}`, lat, lon, elevation, timeZone, isDemo };
  const time = timestamp === null ? null : new Date(timestamp).toISOString();
  return { ...place, time, values: latest, freshness, rainToday };
}
