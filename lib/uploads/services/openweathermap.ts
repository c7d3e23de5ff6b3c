import { failureOf, fieldsOf, textOf } from "../answer";
import type { Account, HttpRequest, HttpService } from "../service";
import { degrees, query, rounded } from "../values";

const HOST = "api.openweathermap.org";

function post(path: string, secret: string, body: unknown): HttpRequest {
  return {
    method: "POST",
    url: `https://${HOST}/data/3.0/${path}?${query({ appid: secret })}`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

/** https://openweathermap.org/stations: a station is registered first, and known by the id that it is given then. */
export const openweathermap: HttpService = {
  isHttp: true,
  host: HOST,
  rain: ["hour", "day24"],
  request: ({ account, secret }, { time, values, rain }) =>
    post("measurements", secret, [
      {
        station_id: account,
        dt: Math.floor(time / 1000),
        temperature: rounded(values.temperature, 1),
        wind_speed: rounded(values.windSpeed, 1),
        wind_gust: rounded(values.windGust, 1),
        wind_deg: degrees(values.windDirection),
        pressure: rounded(values.seaLevelPressure, 1),
        humidity: rounded(values.humidity, 0),
        dew_point: rounded(values.dewPoint, 1),
        rain_1h: rounded(rain.hour, 2),
        rain_24h: rounded(rain.day24, 2),
      },
    ]),
  read: (answer, now) => failureOf(answer, now) ?? { is: "ok", text: textOf(answer) },
  register: {
    request: ({ secret, station }: Account) =>
      post("stations", secret, {
        external_id: `station-${station.id}`,
        name: station.name,
        latitude: station.lat,
        longitude: station.lon,
        altitude: rounded(station.elevation ?? 0, 0),
      }),
    read: (answer, now) => {
      const failure = failureOf(answer, now);
      if (failure) return failure;
      const { ID: id } = fieldsOf(answer);
      const isId = typeof id === "string" && /^[!-~]{1,128}$/.test(id);
      return isId ? { account: id } : { is: "again", text: textOf(answer) };
    },
  },
};
