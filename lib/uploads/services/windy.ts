import { failureOf, fieldsOf, retryAfter, textOf } from "../answer";
import type { HttpService } from "../service";
import { degrees, inUnit, isoTime, query, rounded } from "../values";

const HOST = "stations.windy.com";

/** https://stations.windy.com/api-reference, metric. */
export const windy: HttpService = {
  isHttp: true,
  host: HOST,
  rain: ["hour"],
  request: ({ account, secret }, { time, values, rain }) => {
    const parameters = {
      id: account,
      time: isoTime(time),
      temp: rounded(values.temperature, 1),
      wind: rounded(values.windSpeed, 1),
      gust: rounded(values.windGust, 1),
      winddir: degrees(values.windDirection),
      rh: rounded(values.humidity, 0),
      dewpoint: rounded(values.dewPoint, 1),
      pressure: inUnit(values.seaLevelPressure, "hPa", "Pa", 0),
      precip: rounded(rain.hour, 2),
      uv: rounded(values.uvIndex, 1),
      solarradiation: rounded(values.solarRadiation, 1),
    };
    const url = `https://${HOST}/api/v2/observation/update?${query(parameters)}`;
    return { method: "GET", url, headers: { authorization: `Bearer ${secret}` } };
  },
  read: (answer, now) => {
    const text = textOf(answer);
    // It has this observation already.
    if (answer.status === 409) return { is: "ok", text };
    if (answer.status === 429) {
      const until = retryAfter(fieldsOf(answer).retry_after ?? answer.headers.get("retry-after"), now);
      return { is: "slower", text, until };
    }
    if (answer.status === 400 && /password|station/i.test(answer.body)) return { is: "refused", text };
    return failureOf(answer, now) ?? { is: "ok", text };
  },
};
