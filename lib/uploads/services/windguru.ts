import { createHash } from "node:crypto";
import { failureOf, textOf } from "../answer";
import type { HttpService } from "../service";
import { degrees, inUnit, query, rounded } from "../values";

const HOST = "www.windguru.cz";

/**
 * https://stations.windguru.cz/upload_api.php. The password is not sent: its MD5 is, with a salt that must be new each
 * time and here follows from the time of the observation.
 */
export const windguru: HttpService = {
  isHttp: true,
  host: HOST,
  rain: ["hour"],
  request: ({ account, secret }, { time, values, rain }) => {
    const salt = String(time);
    const parameters = {
      uid: account,
      salt,
      hash: createHash("md5").update(`${salt}${account}${secret}`).digest("hex"),
      unixtime: Math.floor(time / 1000),
      wind_avg: inUnit(values.windSpeed, "m/s", "kn", 1),
      wind_max: inUnit(values.windGust, "m/s", "kn", 1),
      wind_direction: degrees(values.windDirection),
      temperature: rounded(values.temperature, 1),
      rh: rounded(values.humidity, 0),
      mslp: rounded(values.seaLevelPressure, 1),
      precip: rounded(rain.hour, 2),
      precip_interval: rain.hour === undefined ? undefined : 3600,
    };
    return { method: "GET", url: `http://${HOST}/upload/api.php?${query(parameters)}` };
  },
  read: (answer, now) => {
    const failure = failureOf(answer, now);
    if (failure) return failure;
    const text = textOf(answer);
    if (/^\s*OK\b/.test(answer.body)) return { is: "ok", text };
    return { is: /hash|password|uid|auth/i.test(answer.body) ? "refused" : "again", text };
  },
};
