import { expect, it } from "vitest";
import { pwsweather } from "@/lib/uploads/services/pwsweather";
import { wunderground } from "@/lib/uploads/services/wunderground";
import { account, answer, BARE, CONDITIONS, NOW } from "./account";

it("Weather Underground gets the conditions in its units", () => {
  expect(wunderground.request(account(), CONDITIONS)).toEqual({
    method: "GET",
    url: "https://weatherstation.wunderground.com/weatherstation/updateweatherstation.php?ID=IROOF1&PASSWORD=s%26cret&action=updateraw&dateutc=2026-02-03+02%3A34%3A15&tempf=43.2&dewptf=38.1&humidity=82&windspeedmph=4.5&windgustmph=8.1&winddir=236&rainin=0.01&dailyrainin=0.12&baromin=29.94&solarradiation=695&UV=3&softwaretype=weather-station+1.2.0",
  });
});

it("intervals below a minute are rapid fire", () => {
  const url = wunderground.request(account({ interval: 5 }), BARE)?.url;
  expect(url).toBe(
    "https://rtupdate.wunderground.com/weatherstation/updateweatherstation.php?ID=IROOF1&PASSWORD=s%26cret&action=updateraw&dateutc=2026-02-03+02%3A34%3A15&realtime=1&rtfreq=5&tempf=-5.1&softwaretype=weather-station+1.2.0",
  );
});

it("while it is calm the last direction is repeated, and north is 0", () => {
  const calm = { ...BARE, values: { windSpeed: 0 }, lastDirection: 359.7 };
  expect(wunderground.request(account(), calm)?.url).toContain("&windspeedmph=0&winddir=0&");
});

it.each([
  [answer(200, "success\n"), "ok"],
  [answer(200, "INVALIDPASSWORDID|Password or key and/or id are incorrect"), "refused"],
  [answer(401, "INVALIDPASSWORDID|"), "refused"],
  [answer(401), "refused"],
  [answer(403), "refused"],
  [answer(200, "<html>maintenance</html>"), "again"],
  [answer(302), "again"],
  [answer(500), "again"],
  [answer(429), "slower"],
] as const)("Weather Underground's answer %o means %s", (given, is) => {
  expect(wunderground.read(given, NOW)).toMatchObject({ is });
});

it("an answer that asks to wait says until when", () => {
  expect(wunderground.read(answer(429, "", { "retry-after": "120" }), NOW).until).toBe(NOW + 120_000);
  const date = new Date(NOW + 60_000).toUTCString();
  expect(wunderground.read(answer(429, "", { "retry-after": date }), NOW).until).toBe(NOW + 60_000);
  expect(wunderground.read(answer(429, "", { "retry-after": "soon" }), NOW).until).toBeUndefined();
});

it("PWSweather gets the same at its own address", () => {
  expect(pwsweather.request(account(), CONDITIONS)).toEqual({
    method: "GET",
    url: "https://pwsupdate.pwsweather.com/api/v1/submitwx?ID=IROOF1&PASSWORD=s%26cret&dateutc=2026-02-03+02%3A34%3A15&tempf=43.2&dewptf=38.1&humidity=82&windspeedmph=4.5&windgustmph=8.1&winddir=236&rainin=0.01&dailyrainin=0.12&baromin=29.94&solarradiation=695&UV=3&softwaretype=weather-station+1.2.0&action=updateraw",
  });
});

it.each([
  [answer(200, "Data Logged and posted in METAR mirror."), "ok"],
  [answer(200, "<html>\nERROR: Not a vailid Station ID\n</html>"), "refused"],
  [answer(200, "ERROR: Rapid uploads are not possible"), "again"],
  [answer(200, '{"error":"invalid api key"}'), "refused"],
  [answer(503), "again"],
] as const)("PWSweather's answer %o means %s", (given, is) => {
  expect(pwsweather.read(given, NOW)).toMatchObject({ is });
});
