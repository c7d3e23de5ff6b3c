import { failureOf, textOf } from "../answer";
import type { Account, Conditions, HttpAnswer, HttpService, Outcome } from "../service";
import { inUnit, query, rounded, utcTime } from "../values";
import { commonNames } from "./wunderground-names";

function read(answer: HttpAnswer, now: number): Outcome {
  return failureOf(answer, now) ?? { is: "ok", text: textOf(answer) };
}

function parametersOf({ account, secret, software }: Account, conditions: Conditions) {
  const { winddir } = commonNames(conditions);
  return {
    siteid: account,
    siteAuthenticationKey: secret,
    dateutc: utcTime(conditions.time),
    softwaretype: `${software.name} ${software.version}`,
    ...commonNames(conditions),
    windgustdir: conditions.values.windGust === undefined ? undefined : winddir,
  };
}

/** https://wow.metoffice.gov.uk/support/dataformats, which closes in 2026. */
export const wow: HttpService = {
  isHttp: true,
  host: "wow.metoffice.gov.uk",
  rain: ["hour", "day"],
  request: (account, conditions) => ({
    method: "GET",
    url: `https://wow.metoffice.gov.uk/automaticreading?${query(parametersOf(account, conditions))}`,
  }),
  read,
};

/** Its heir: the same names, with pressure as the altimeter shows it and as the instrument does. */
export const wowBe: HttpService = {
  isHttp: true,
  host: "wow.meteo.be",
  rain: ["hour", "day"],
  request: (account, conditions) => {
    const { altimeterSetting, pressure, solarRadiation } = conditions.values;
    const parameters = {
      ...parametersOf(account, conditions),
      baromin: inUnit(altimeterSetting, "hPa", "inHg", 3),
      absbaromin: inUnit(pressure, "hPa", "inHg", 3),
      solarradiation: rounded(solarRadiation, 1),
    };
    return { method: "GET", url: `https://wow.meteo.be/api/v2/send?${query(parameters)}` };
  },
  read,
};
