import { expect, it } from "vitest";
import { createKey } from "@/lib/services/keys";
import { onEachServer } from "../../support/server";
import { faults } from "../support/client";
import { type ConsoleStation, conversation, converse, newConsole, post, storedAt } from "./console";

const WU = "/weatherstation/updateweatherstation.php";

function ok(type: string, body: string, status = "200 OK"): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

const SUCCESS = ok("text/plain", "success\n");

onEachServer("consoles", (fixture) => {
  const say = (bytes: string) => conversation(fixture.server.port, bytes);
  const wu = ({ id, key }: ConsoleStation, rest: string) => `${WU}?ID=${id}&PASSWORD=${key}&${rest}`;

  it("a console of Weather Underground's kind is told success, and its reading is stored in SI units", async () => {
    const station = await newConsole(fixture);
    const target = wu(
      station,
      "action=updateraw&dateutc=2026-02-03+02%3A34%3A15&realtime=1&rtfreq=5&tempf=43.2&dewptf=38.1&humidity=82&windspeedmph=4.5&windgustmph=8.1&winddir=236&rainin=0.01&baromin=29.941&solarradiation=0&UV=0&indoortempf=68.5&indoorhumidity=-9999&softwaretype=x",
    );
    expect(await say(`GET ${target} HTTP/1.0\r\n\r\n`)).toBe(SUCCESS);
    const [reading] = await storedAt(fixture, station.id);
    expect(reading).toMatchObject({
      time: "2026-02-03T02:34:15.000Z",
      values: { temperature: 6.2222, humidity: 82, windSpeed: 2.0117, windDirection: 236, uvIndex: 0 },
      extra: { indoorTemperature: 20.2778, rainin: 0.254 },
    });
    expect(reading?.values.seaLevelPressure).toBeCloseTo(1013.92, 2);
    expect(reading?.extra).not.toHaveProperty("indoorHumidity");
  });

  it("sensors that are not there are not stored (field case 39)", async () => {
    const station = await newConsole(fixture);
    const rest =
      "tempf=-9999&humidity=-9999&winddir=-9999&windspeedmph=-9999&rainin=0.00&dailyrainin=0.012&indoortempf=66.2&indoorhumidity=47&baromin=29.94&lowbatt=0&dateutc=2026-2-3%202:34:15&softwaretype=Weather%20logger%20V3.0.7&action=updateraw&realtime=1&rtfreq=5";
    expect(await say(`GET ${wu(station, rest)} HTTP/1.1\r\nHost: rtupdate.wunderground.com\r\n\r\n`)).toBe(SUCCESS);
    expect(await storedAt(fixture, station.id)).toEqual([
      {
        time: "2026-02-03T02:34:15.000Z",
        values: { seaLevelPressure: expect.closeTo(1013.88, 2) },
        extra: { indoorTemperature: 19, indoorHumidity: 47, lowbatt: 0, rainin: 0 },
      },
    ]);
  });

  it("the other addresses of its kind are the same, with a device key, too", async () => {
    const { id, key } = await newConsole(fixture);
    const device = await createKey(fixture.ctx(), { stationId: id, name: "device" });
    const values = (second: number) => `tempf=50&dateutc=2026-02-03+02:34:1${second}`;
    for (const [second, path] of [
      "/weatherstation/updateweatherstation.asp",
      "/endpoint",
      "/pwsupdate/pwsupdate.php",
      "/api/v1/submitwx",
      `//${WU.slice(1)}`,
    ].entries()) {
      const password = second % 2 === 0 ? `KEY=${key}` : `PASSWORD=${device.key}`;
      expect(await say(`GET ${path}?ID=whatever&${password}&${values(second)} HTTP/1.0\r\n\r\n`), path).toBe(SUCCESS);
    }
    expect(await storedAt(fixture, id)).toHaveLength(5);
  });

  it("values behind an ampersand, and a body without a query, are read as they are meant", async () => {
    const { id, key } = await newConsole(fixture);
    const pasted = `${WU}&ID=${id}&PASSWORD=${key}&tempf=50&dateutc=2026-02-03+02:34:15`;
    expect(await say(`GET ${pasted} HTTP/1.0\r\n\r\n`)).toBe(SUCCESS);
    const form = `ID=${id}&PASSWORD=${key}&tempf=50&dateutc=2026-02-03+02:35:15`;
    expect(await say(post(WU, form))).toBe(SUCCESS);
    expect(await say(`POST ${WU}?${form.replace("02:35", "02:36")} HTTP/1.1\r\nContent-Length: 0\r\n\r\n`)).toBe(
      SUCCESS,
    );
    expect(await storedAt(fixture, id)).toHaveLength(3);
  });

  it("an Acurite hub is told the time of its station", async () => {
    const { id, key } = await newConsole(fixture);
    const target = `/weatherstation/updateweatherstation?mt=5N1x31&id=24C86E0&PASSWORD=${key}&sensor=00001&dateutc=now&windspeedmph=3`;
    const answer = await say(`GET ${target} HTTP/1.1\r\nHost: hubapi.myacurite.com\r\n\r\n`);
    expect(answer).toMatch(/\r\n\r\n\{"localtime":"\d\d:\d\d","checkversion":"224"\}$/);
    const [reading] = await storedAt(fixture, id);
    expect(reading?.time).toMatch(/:00\.000Z$/);
  });

  it("an Ecowitt console with the key in its path is told its zone's offset", async () => {
    const { id, key } = await newConsole(fixture, 300);
    const body =
      "PASSKEY=0123456789ABCDEF0123456789ABCDEF&stationtype=GW1100A_V2.3.1&dateutc=2026-05-17+13:20:41&tempf=58.5&baromrelin=29.886&baromabsin=28.914&tempinf=70.7&wh65batt=0&model=GW1100A";
    const answer = ok("application/json", '{"errcode":"0","errmsg":"ok","UTC_offset":"19800"}');
    // Older times are believed, but none before a station's clock was set.
    expect(await say(post(`/data/report/${key}`, body.replace("2026-05", "2025-05")))).toBe(answer);
    expect(await say(post(`//data/report/${key}/`, body.replace("2026-05", "2025-06")))).toBe(answer);
    expect(await storedAt(fixture, id)).toEqual(
      ["2025-05-17T13:20:41.000Z", "2025-06-17T13:20:41.000Z"].map((time) => ({
        time,
        values: { temperature: 14.7222, pressure: 979.1404 },
        extra: { indoorTemperature: 21.5, wh65batt: 0 },
      })),
    );
  });

  it("the rain of a console is the rise of its counter", async () => {
    const { id, key } = await newConsole(fixture);
    for (const [minute, inches] of [1, 1.5, 1.5, 1.6].entries()) {
      const body = `PASSKEY=1&dateutc=2026-02-03+10:0${minute}:00&tempf=50&yearlyrainin=${inches}&dailyrainin=0.6`;
      expect(await say(post(`/data/report/${key}`, body))).toContain('"errcode":"0"');
    }
    const rain = (await storedAt(fixture, id)).map(({ values }) => values.rain ?? null);
    expect(rain).toEqual([null, expect.closeTo(12.7, 3), 0, expect.closeTo(2.54, 3)]);
  });

  it("an Ambient console may paste its values right behind the path, encoded or not (field case 41)", async () => {
    const { id, key } = await newConsole(fixture);
    const values =
      "stationtype=AMBWeatherV4.3.4&PASSKEY=AA:BB:CC:00:11:22&dateutc=2026-02-03+21:02:47&tempf=81.7&humidity=54";
    const encoded = encodeURIComponent(`&PASSKEY=AA:BB&dateutc=2026-02-03+21:03:47&tempf=81.7`);
    expect(await say(`GET /data/report/${key}${values} HTTP/1.1\r\n\r\n`)).toBe(ok("text/plain", "OK\n"));
    expect(await say(`GET /data/report/${key}${encoded} HTTP/1.1\r\n\r\n`)).toBe(ok("text/plain", "OK\n"));
    expect(await say(`GET /data/report/${key}?&${values.replace("02:47", "04:47")} HTTP/1.1\r\n\r\n`)).toContain(
      "OK\n",
    );
    expect(await storedAt(fixture, id)).toMatchObject([
      { time: "2026-02-03T21:02:47.000Z", values: { temperature: 27.6111, humidity: 54 } },
      { time: "2026-02-03T21:03:47.000Z", values: { temperature: 27.6111 } },
      { time: "2026-02-03T21:04:47.000Z", values: { temperature: 27.6111, humidity: 54 } },
    ]);
  });

  it("a console whose clock was never set is not lost (field case 48)", async () => {
    const station = await newConsole(fixture);
    const before = Date.now();
    expect(
      await say(`GET ${wu(station, "tempf=50&dateutc=2000-01-01 00:01:30".replace(" ", "+"))} HTTP/1.0\r\n\r\n`),
    ).toBe(SUCCESS);
    const [reading] = await storedAt(fixture, station.id);
    expect(Date.parse(reading?.time ?? "")).toBeGreaterThan(before - 1000);
  });

  it("a board of sensor.community is told 201, by a key in the path or a password", async () => {
    const { id, key } = await newConsole(fixture);
    const body = JSON.stringify({
      esp8266id: "13579246",
      software_version: "NRZ-2020-133",
      sensordatavalues: [
        { value_type: "SDS_P1", value: "6.70" },
        { value_type: "SDS_P2", value: "3.10" },
        { value_type: "BME280_pressure", value: "97914.06" },
      ],
    });
    const created = ok("application/json", '{"status":"ok"}', "201 Created");
    const json = (path: string, headers: string[]) =>
      post(path, body, headers).replace("application/x-www-form-urlencoded", "application/json");
    expect(await say(json(`/data.php/${key}`, []))).toBe(created);
    expect(await storedAt(fixture, id)).toMatchObject([{ values: { pm10: 6.7, pm25: 3.1, pressure: 979.1406 } }]);
    const other = await newConsole(fixture);
    const login = Buffer.from(`anybody:${other.key}`).toString("base64");
    expect(await say(json("/v1/push-sensor-data/", [`Authorization: Basic ${login}`, "X-PIN: 1"]))).toBe(created);
    expect(await storedAt(fixture, other.id)).toHaveLength(1);
  });

  it("measurements for openSenseMap are saved in the box of the station's number", async () => {
    const { id, key } = await newConsole(fixture);
    const saved = ok("application/json", '"Measurements saved in box"', "201 Created");
    const send = (body: string, box: number | string = id) =>
      say(post(`/boxes/${box}/data`, body, [`Authorization: ${key}`]));
    expect(await send('[{"sensor":"temperature","value":"4.2","createdAt":"2026-02-03T10:00:00Z"}]')).toBe(saved);
    expect(await send('{"humidity":["71","2026-02-03T10:01:00Z"]}')).toBe(saved);
    expect(await send("pressure,1001.5,2026-02-03T10:02:00Z\nwells,2,2026-02-03T10:02:00Z\n")).toBe(saved);
    expect(await storedAt(fixture, id)).toEqual([
      { time: "2026-02-03T10:00:00.000Z", values: { temperature: 4.2 }, extra: null },
      { time: "2026-02-03T10:01:00.000Z", values: { humidity: 71 }, extra: null },
      { time: "2026-02-03T10:02:00.000Z", values: { pressure: 1001.5 }, extra: { wells: 2 } },
    ]);
    expect(await send('{"humidity":"71"}', id + 1)).toContain(" 401 ");
  });

  it("a message without anything that can be read is refused, and nothing is stored", async () => {
    const station = await newConsole(fixture);
    expect(await say(`GET ${wu(station, "tempf=--&humidity=")} HTTP/1.0\r\n\r\n`)).toBe(
      ok("text/plain", "invalid: At least one metric is required.\n", "400 Bad Request"),
    );
    expect(await say(post(`/boxes/${station.id}/data`, "{", [`Authorization: ${station.key}`]))).toContain(" 400 ");
    expect(await storedAt(fixture, station.id)).toEqual([]);
  });

  it("HEAD and OPTIONS touch nothing, and other methods are refused", async () => {
    const station = await newConsole(fixture);
    for (const [method, status] of [
      ["HEAD", 200],
      ["OPTIONS", 200],
      ["PUT", 405],
      ["DELETE", 405],
      ["TRACE", 405],
    ] as const) {
      expect(await say(`${method} ${wu(station, "tempf=50")} HTTP/1.1\r\n\r\n`), method).toContain(` ${status} `);
    }
    expect(await storedAt(fixture, station.id)).toEqual([]);
  });

  it("a page of another site cannot make a browser act as a console", async () => {
    const station = await newConsole(fixture);
    for (const header of ["Origin: http://evil.example", "Sec-Fetch-Site: cross-site"]) {
      const answer = await say(`GET ${wu(station, "tempf=50")} HTTP/1.1\r\nHost: localhost\r\n${header}\r\n\r\n`);
      expect(answer).toContain(" 403 ");
    }
    expect(await storedAt(fixture, station.id)).toEqual([]);
  });

  it("other addresses still need a host that is known", async () => {
    const { port } = fixture.server;
    expect(await converse(port, "GET /api/v1/stations HTTP/1.1\r\nConnection: close\r\n\r\n")).toContain(" 400 ");
    const foreign = "GET /api/v1/stations HTTP/1.1\r\nHost: rtupdate.wunderground.com\r\nConnection: close\r\n\r\n";
    expect(await converse(port, foreign)).toContain(" 400 ");
  });

  it("none of this is a fault of the server, and no key is logged", async () => {
    const { key } = await newConsole(fixture);
    await say(`GET /data/report/${key}?tempf=x HTTP/1.0\r\n\r\n`);
    expect(faults(fixture.server)).toEqual([]);
    expect(fixture.server.output()).not.toContain(key);
  });
});
