import { expect, it } from "vitest";
import { opensensemap } from "@/lib/uploads/services/opensensemap";
import { openweathermap } from "@/lib/uploads/services/openweathermap";
import { weathercloud } from "@/lib/uploads/services/weathercloud";
import { windguru } from "@/lib/uploads/services/windguru";
import { windy } from "@/lib/uploads/services/windy";
import { wow, wowBe } from "@/lib/uploads/services/wow";
import { account, answer, BARE, CONDITIONS, NOW } from "./account";

it("WOW gets the conditions in its units", () => {
  expect(wow.request(account(), CONDITIONS)?.url).toBe(
    "https://wow.metoffice.gov.uk/automaticreading?siteid=IROOF1&siteAuthenticationKey=s%26cret&dateutc=2026-02-03+02%3A34%3A15&softwaretype=weather-station+1.2.0&tempf=43.2&dewptf=38.1&humidity=82&windspeedmph=4.5&windgustmph=8.1&winddir=236&rainin=0.01&dailyrainin=0.12&baromin=29.94&windgustdir=236",
  );
  expect(wow.read(answer(200), NOW).is).toBe("ok");
  expect(wow.read(answer(403), NOW).is).toBe("refused");
  expect(wow.read(answer(429), NOW).is).toBe("slower");
});

it("its heir gets the pressure of the altimeter and of the instrument", () => {
  expect(wowBe.request(account(), CONDITIONS)?.url).toBe(
    "https://wow.meteo.be/api/v2/send?siteid=IROOF1&siteAuthenticationKey=s%26cret&dateutc=2026-02-03+02%3A34%3A15&softwaretype=weather-station+1.2.0&tempf=43.2&dewptf=38.1&humidity=82&windspeedmph=4.5&windgustmph=8.1&winddir=236&rainin=0.01&dailyrainin=0.12&baromin=29.94&windgustdir=236&absbaromin=28.712&solarradiation=695",
  );
  expect(wowBe.request(account(), BARE)?.url).not.toContain("baromin");
  expect(wowBe.read(answer(401), NOW).is).toBe("refused");
});

it("Windy gets metric values and the station's password in a header", () => {
  expect(windy.request(account(), CONDITIONS)).toEqual({
    method: "GET",
    url: "https://stations.windy.com/api/v2/observation/update?id=IROOF1&time=2026-02-03T02%3A34%3A15Z&temp=6.2&wind=2&gust=3.6&winddir=236&rh=82&dewpoint=3.4&pressure=101390&precip=0.25&uv=3&solarradiation=695",
    headers: { authorization: "Bearer s&cret" },
  });
});

it.each([
  [answer(200, "ok"), { is: "ok" }],
  [answer(409, "already there"), { is: "ok" }],
  [answer(401), { is: "refused" }],
  [answer(400, '{"message":"Invalid station password"}'), { is: "refused" }],
  [answer(400, '{"message":"temp out of range"}'), { is: "again" }],
  [answer(429, '{"retry_after":"2026-02-03T02:40:00Z"}'), { is: "slower", until: Date.UTC(2026, 1, 3, 2, 40) }],
  [answer(429, "no JSON", { "retry-after": "60" }), { is: "slower", until: NOW + 60_000 }],
] as const)("Windy's answer %o means %o", (given, outcome) => {
  expect(windy.read(given, NOW)).toMatchObject(outcome);
});

it("OpenWeatherMap registers a station and gets its measurements under the id that it gave", () => {
  expect(openweathermap.register?.request(account({ account: "" }))).toEqual({
    method: "POST",
    url: "https://api.openweathermap.org/data/3.0/stations?appid=s%26cret",
    headers: { "content-type": "application/json" },
    body: '{"external_id":"station-5","name":"Roof","latitude":30.73333,"longitude":76.7795,"altitude":350}',
  });
  expect(openweathermap.register?.read(answer(201, '{"ID":"583436dd9643a9000196b8d6"}'), NOW)).toEqual({
    account: "583436dd9643a9000196b8d6",
  });
  expect(openweathermap.register?.read(answer(401, '{"cod":401}'), NOW)).toMatchObject({ is: "refused" });
  expect(openweathermap.register?.read(answer(201, "[]"), NOW)).toMatchObject({ is: "again" });
  expect(openweathermap.request(account({ account: "583436" }), CONDITIONS)).toEqual({
    method: "POST",
    url: "https://api.openweathermap.org/data/3.0/measurements?appid=s%26cret",
    headers: { "content-type": "application/json" },
    body: '[{"station_id":"583436","dt":1770086055,"temperature":6.2,"wind_speed":2,"wind_gust":3.6,"wind_deg":236,"pressure":1013.9,"humidity":82,"dew_point":3.4,"rain_1h":0.25,"rain_24h":3.05}]',
  });
  expect(openweathermap.read(answer(204), NOW).is).toBe("ok");
});

it("Weathercloud gets tenths, and its failures count by status and by body", () => {
  expect(weathercloud.request(account(), CONDITIONS)?.url).toBe(
    "http://api.weathercloud.net/v01/set?wid=IROOF1&key=s%26cret&date=20260203&time=0234&temp=62&hum=82&dew=34&wdir=236&wspd=20&wspdhi=36&bar=10139&rain=30&solarrad=6950&uvi=30&software=weather-station+1.2.0",
  );
  expect(weathercloud.read(answer(200, "200"), NOW).is).toBe("ok");
  expect(weathercloud.read(answer(200), NOW).is).toBe("ok");
  expect(weathercloud.read(answer(200, "401"), NOW).is).toBe("refused");
  expect(weathercloud.read(answer(200, "429"), NOW).is).toBe("slower");
  expect(weathercloud.read(answer(401), NOW).is).toBe("refused");
  expect(weathercloud.read(answer(400), NOW).is).toBe("again");
});

it("openSenseMap gets the values of the sensors that the box has", () => {
  const box = { account: "5a2c3e9d1fd5b90019a1b2c3", sensors: { temperature: "id1", humidity: "id2", pm25: "id3" } };
  expect(opensensemap.request(account(box), CONDITIONS)).toEqual({
    method: "POST",
    url: "https://api.opensensemap.org/boxes/5a2c3e9d1fd5b90019a1b2c3/data",
    headers: { "content-type": "application/json", authorization: "s&cret" },
    body: '[{"sensor":"id1","value":"6.22","createdAt":"2026-02-03T02:34:15Z"},{"sensor":"id2","value":"82","createdAt":"2026-02-03T02:34:15Z"}]',
  });
  expect(opensensemap.request(account({ ...box, secret: "" }), BARE)?.headers).not.toHaveProperty("authorization");
  expect(opensensemap.request(account({ sensors: { pm25: "id3" } }), BARE)).toBeUndefined();
  expect(opensensemap.read(answer(201, '"Measurements saved in box"'), NOW).is).toBe("ok");
  expect(opensensemap.read(answer(403), NOW).is).toBe("refused");
});

it("Windguru gets knots and a hash in place of the password", () => {
  expect(windguru.request(account(), CONDITIONS)?.url).toBe(
    "http://www.windguru.cz/upload/api.php?uid=IROOF1&salt=1770086055000&hash=1811018765130e414543f8503a35f8f0&unixtime=1770086055&wind_avg=3.9&wind_max=7&wind_direction=236&temperature=6.2&rh=82&mslp=1013.9&precip=0.25&precip_interval=3600",
  );
  expect(windguru.request(account(), BARE)?.url).toMatch(/&unixtime=1770086055&temperature=-20.6$/);
  expect(windguru.read(answer(200, "OK"), NOW).is).toBe("ok");
  expect(windguru.read(answer(200, "invalid hash"), NOW).is).toBe("refused");
  expect(windguru.read(answer(200, "database down"), NOW).is).toBe("again");
});
