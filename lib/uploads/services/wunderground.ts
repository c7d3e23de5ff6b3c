import { failureOf, textOf } from "../answer";
import type { Account, Conditions, HttpAnswer, HttpService, Outcome } from "../service";
import { query, utcTime } from "../values";
import { commonNames, furtherNames } from "./wunderground-names";

const PATH = "/weatherstation/updateweatherstation.php";
const HOST = "weatherstation.wunderground.com";
const RAPID_HOST = "rtupdate.wunderground.com";
/** Shorter intervals, in seconds, are "rapid fire". */
const RAPID_BELOW = 60;

/** https://support.weather.com/s/article/PWS-Upload-Protocol */
export const wunderground: HttpService = {
  isHttp: true,
  host: HOST,
  rain: ["hour", "day"],
  request: ({ account, secret, interval, software }: Account, conditions: Conditions) => {
    const isRapid = interval < RAPID_BELOW;
    const parameters = {
      ID: account,
      PASSWORD: secret,
      action: "updateraw",
      dateutc: utcTime(conditions.time),
      ...(isRapid ? { realtime: 1, rtfreq: interval } : {}),
      ...commonNames(conditions),
      ...furtherNames(conditions),
      softwaretype: `${software.name} ${software.version}`,
    };
    return { method: "GET", url: `https://${isRapid ? RAPID_HOST : HOST}${PATH}?${query(parameters)}` };
  },
  read: (answer: HttpAnswer, now: number): Outcome => {
    const text = textOf(answer);
    if (/INVALIDPASSWORDID/i.test(answer.body)) return { is: "refused", text };
    return failureOf(answer, now) ?? { is: /^\s*success/i.test(answer.body) ? "ok" : "again", text };
  },
};
