import { failureOf, textOf } from "../answer";
import type { Account, Conditions, HttpAnswer, HttpService, Outcome } from "../service";
import { query, utcTime } from "../values";
import { commonNames, furtherNames } from "./wunderground-names";

const HOST = "pwsupdate.pwsweather.com";

/** Weather Underground's protocol. A failure may have the status 200: its text tells. */
export const pwsweather: HttpService = {
  isHttp: true,
  host: HOST,
  rain: ["hour", "day"],
  request: ({ account, secret, software }: Account, conditions: Conditions) => {
    const { solarradiation, UV } = furtherNames(conditions);
    const parameters = {
      ID: account,
      PASSWORD: secret,
      dateutc: utcTime(conditions.time),
      ...commonNames(conditions),
      solarradiation,
      UV,
      softwaretype: `${software.name} ${software.version}`,
      action: "updateraw",
    };
    return { method: "GET", url: `https://${HOST}/api/v1/submitwx?${query(parameters)}` };
  },
  read: (answer: HttpAnswer, now: number): Outcome => {
    const failure = failureOf(answer, now);
    if (failure) return failure;
    const text = textOf(answer);
    if (!/^\s*ERROR|invalid/im.test(answer.body)) return { is: "ok", text };
    return { is: /station|password|\bkey\b|\bid\b/i.test(answer.body) ? "refused" : "again", text };
  },
};
