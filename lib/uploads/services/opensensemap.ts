import { isMetricKey } from "../../weather/metrics";
import { failureOf, textOf } from "../answer";
import type { HttpService } from "../service";
import { isoTime, rounded } from "../values";

const HOST = "api.opensensemap.org";

/** https://docs.opensensemap.org: values by the ids of the box's sensors, in the units of this server. */
export const opensensemap: HttpService = {
  isHttp: true,
  host: HOST,
  rain: [],
  request: ({ account, secret, sensors }, { time, values }) => {
    const body = Object.entries(sensors).flatMap(([metric, sensor]) => {
      const value = isMetricKey(metric) ? values[metric] : undefined;
      return value === undefined ? [] : [{ sensor, value: String(rounded(value, 2)), createdAt: isoTime(time) }];
    });
    if (body.length === 0) return undefined;
    return {
      method: "POST",
      url: `https://${HOST}/boxes/${encodeURIComponent(account)}/data`,
      headers: { "content-type": "application/json", ...(secret === "" ? {} : { authorization: secret }) },
      body: JSON.stringify(body),
    };
  },
  read: (answer, now) => {
    // A box that is not there.
    if (answer.status === 404) return { is: "refused", text: textOf(answer) };
    return failureOf(answer, now) ?? { is: "ok", text: textOf(answer) };
  },
};
