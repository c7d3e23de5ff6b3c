import { failureOf, textOf } from "../answer";
import type { HttpService, Outcome } from "../service";
import { degrees, isoTime, query, rounded } from "../values";

const HOST = "api.weathercloud.net";

/** A value in tenths of its unit. */
const tenths = (value: number | undefined) => (value === undefined ? undefined : rounded(value * 10, 0));

/** Its failures have come as statuses of HTTP, and as numbers in the body of a 200. */
export const weathercloud: HttpService = {
  isHttp: true,
  host: HOST,
  rain: ["day"],
  request: ({ account, secret, software }, { time, values, rain }) => {
    const iso = isoTime(time);
    const parameters = {
      wid: account,
      key: secret,
      date: iso.slice(0, 10).replaceAll("-", ""),
      time: iso.slice(11, 16).replace(":", ""),
      temp: tenths(values.temperature),
      hum: rounded(values.humidity, 0),
      dew: tenths(values.dewPoint),
      wdir: degrees(values.windDirection),
      wspd: tenths(values.windSpeed),
      wspdhi: tenths(values.windGust),
      bar: tenths(values.seaLevelPressure),
      rain: tenths(rain.day),
      solarrad: tenths(values.solarRadiation),
      uvi: tenths(values.uvIndex),
      software: `${software.name} ${software.version}`,
    };
    return { method: "GET", url: `http://${HOST}/v01/set?${query(parameters)}` };
  },
  read: (answer, now): Outcome => {
    const said = /^\s*(\d{3})\b/.exec(answer.body)?.[1];
    const status = answer.status === 200 && said !== undefined ? Number(said) : answer.status;
    return failureOf({ ...answer, status }, now) ?? { is: "ok", text: textOf(answer) };
  },
};
