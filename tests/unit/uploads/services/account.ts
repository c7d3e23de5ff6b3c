import type { Account, Conditions, HttpAnswer } from "@/lib/uploads/service";

export const NOW = Date.UTC(2026, 1, 3, 2, 35);

export function account(changes: Partial<Account> = {}): Account {
  return {
    account: "IROOF1",
    secret: "s&cret",
    interval: 300,
    sensors: {},
    station: { id: 5, name: "Roof", lat: 30.73333, lon: 76.7795, elevation: 350.4 },
    software: { name: "weather-station", version: "1.2.0" },
    ...changes,
  };
}

/** 6.2 °C, 82 %, 2 m/s from 236°, 1013.9 hPa, and what goes with them. */
export const CONDITIONS: Conditions = {
  time: Date.UTC(2026, 1, 3, 2, 34, 15),
  values: {
    temperature: 6.22222,
    humidity: 82,
    dewPoint: 3.4,
    pressure: 972.3,
    seaLevelPressure: 1013.9,
    altimeterSetting: 1013.88,
    windSpeed: 2.0117,
    windGust: 3.621,
    windDirection: 236,
    solarRadiation: 695,
    uvIndex: 3,
  },
  rain: { hour: 0.254, day: 3.048, day24: 3.048 },
};

/** The same but for what is missing. */
export const BARE: Conditions = { time: CONDITIONS.time, values: { temperature: -20.6 }, rain: {} };

export function answer(status: number, body = "", headers: Record<string, string> = {}): HttpAnswer {
  return { status, body, headers: new Headers(headers) };
}
