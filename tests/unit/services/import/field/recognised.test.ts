import { describe, expect, it } from "vitest";
import { file, importOf, text } from "./files";

/** The first lines of files as programs write them, the mapping that a person gives, and the first reading. */
const FILES: Record<string, [lines: string[], given: object, first: string]> = {
  "weewx-metric": [
    ["dateTime,usUnits,interval,outTemp,rain", "1770112800,16,5,10.5,0.1"],
    {},
    "2026-02-03T10:00Z temperature 10.5 rain 1",
  ],
  "weather-display": [
    [
      "  day  month  year  hour  minute  temperature  humidity  dewpoint  barometer  windspeed  gustspeed  direction  rainlastmin  dailyrain",
      " 3 2 2026 10  5   6.1  71   1.2  1013.2   10.0  20.0  236   0.2   1.4",
      " 3 2 2026 10  6   6.2  71   1.2  1013.2   10.0  20.0  236   0.0   1.4",
    ],
    { timeZone: "UTC" },
    "2026-02-03T10:05Z temperature 6.1 humidity 71 dewPoint 1.2 seaLevelPressure 1013.2 windSpeed 5.144 windGust 10.289 windDirection 236 rain 0.2",
  ],
  weatherlink: [
    [
      '"Weather station at the lake"',
      '"Date & Time","Barometer - in Hg","Temp - °F","High Temp - °F","Hum - %","Dew Point - °F","Avg Wind Speed - mph","Prevailing Wind Direction","High Wind Speed - mph","Rain - in"',
      '"2/13/26 10:00 AM","29.92","50","52","71","41","10","SSW","20","0.01"',
    ],
    { timeZone: "UTC" },
    "2026-02-13T10:00Z seaLevelPressure 1013.207 temperature 10 humidity 71 dewPoint 5 windSpeed 4.47 windGust 8.941 rain 0.254 windDirection 202.5",
  ],
  "weatherlink-us": [
    [
      "\t\tTemp\tHi\tLow\tOut\tDew\tWind\tWind\tHi\tHi\t\t\tRain",
      "Date\tTime\tOut\tTemp\tTemp\tHum\tPt.\tSpeed\tDir\tSpeed\tDir\tBar  \tRain\tRate",
      "02/13/26\t12:30a\t50.0\t51.0\t49.0\t71\t41.0\t10.0\tSSW\t20.0\tSW\t29.920\t0.01\t0.00",
      "02/13/26\t 1:00p\t50.0\t51.0\t49.0\t71\t41.0\t10.0\t---\t20.0\tSW\t29.920\t0.01\t0.00",
    ],
    { timeZone: "UTC" },
    "2026-02-13T00:30Z humidity 71 windDirection 202.5 temperature 10 dewPoint 5 seaLevelPressure 1013.207 windSpeed 4.47 windGust 8.941 rain 0.254 rainRate 0",
  ],
  ecowitt: [
    [
      "Time,Indoor Temperature(℃),Indoor Humidity(%),Outdoor Temperature(℃),Outdoor Humidity(%),Dew Point(℃),Feels Like(℃),Wind(m/s),Gust(m/s),Wind Direction(deg),ABS Pressure(hPa),REL Pressure(hPa),Solar Rad(w/m2),UV-Index,Hourly Rain(mm),Event Rain(mm),Daily Rain(mm)",
      "2026/2/3 10:05,21.4,40,6.1,71,1.2,5.0,2.0,3.6,236,979.1,1013.2,402.1,3,0.0,0.0,0.4",
      "2026/2/3 10:10,21.4,40,6.2,71,1.2,5.0,2.0,3.6,236,979.1,1013.2,402.1,3,0.0,0.0,0.6",
    ],
    { timeZone: "UTC" },
    "2026-02-03T10:05Z temperature 6.1 humidity 71 dewPoint 1.2 windSpeed 2 windGust 3.6 windDirection 236 pressure 979.1 seaLevelPressure 1013.2 solarRadiation 402.1 uvIndex 3 rainDay 0.4",
  ],
  "ecowitt-net": [
    [
      ",Outdoor,,,,Indoor,,Solar and UVI,,Rainfall,,Wind,,,Pressure,",
      "Time,Temperature(℉),Feels Like(℉),Dew Point(℉),Humidity(%),Temperature(℉),Humidity(%),Solar(W/m²),UVI,Rain Rate(in/hr),Daily(in),Wind Speed(mph),Wind Gust(mph),Wind Direction(º),Relative(inHg),Absolute(inHg)",
      "2026-02-03 10:05,50.0,50.0,41.0,71,70.0,40,402.1,3,0.00,0.40,10,20,236,29.92,28.91",
    ],
    { timeZone: "UTC" },
    "2026-02-03T10:05Z temperature 10 humidity 71 dewPoint 5 windSpeed 4.47 windGust 8.941 windDirection 236 pressure 979.005 seaLevelPressure 1013.207 rainRate 0 solarRadiation 402.1 uvIndex 3 rainDay 10.16",
  ],
  ambient: [
    [
      '"Date","Simple Date","Outdoor Temperature (°F)","Feels Like (°F)","Dew Point (°F)","Wind Speed (mph)","Wind Gust (mph)","Max Daily Gust (mph)","Wind Direction (°)","Rain Rate (in/hr)","Daily Rain (in)","Relative Pressure (inHg)","Humidity (%)","Ultra-Violet Radiation Index","Solar Radiation (W/m^2)","Avg Wind Direction (10 mins) (°)","Absolute Pressure (inHg)"',
      '"2026-02-03T05:05:00-05:00","2026-02-03 05:05:00","50","50","41","10","20","25","236","0","0.4","29.92","71","3","402.1","230","28.91"',
    ],
    {},
    "2026-02-03T10:05Z temperature 10 dewPoint 5 humidity 71 windSpeed 4.47 windGust 8.941 windDirection 236 rainRate 0 seaLevelPressure 1013.207 pressure 979.005 uvIndex 3 solarRadiation 402.1 rainDay 10.16",
  ],
  wunderground: [
    [
      "Time,TemperatureF,DewpointF,PressureIn,WindDirection,WindDirectionDegrees,WindSpeedMPH,WindSpeedGustMPH,Humidity,HourlyPrecipIn,Conditions,Clouds,dailyrainin,SolarRadiationWatts/m^2,SoftwareType,DateUTC<br>",
      "2026-02-03 02:05:00,50.0,41.0,29.92,NNW,236,10.0,20.0,71,0.00,OVC,,0.10,402.1,x,2026-02-03 10:05:00,",
      "<br>",
      "2026-02-03 02:10:00,-999,41.0,29.92,NNW,236,10.0,20.0,71,0.00,OVC,,0.10,402.1,x,2026-02-03 10:10:00,",
      "<br>",
    ],
    {},
    "2026-02-03T10:05Z humidity 71 windDirection 236 solarRadiation 402.1 temperature 10 dewPoint 5 seaLevelPressure 1013.207 windSpeed 4.47 windGust 8.941 rainDay 2.54",
  ],
  "lcd-us": [
    [
      '"STATION","DATE","REPORT_TYPE","SOURCE","HourlyAltimeterSetting","HourlyDewPointTemperature","HourlyDryBulbTemperature","HourlyRelativeHumidity","HourlyStationPressure","HourlyWindDirection","HourlyWindSpeed"',
      '"72505394728","2026-02-03T05:51:00","FM-15","7","29.92","41s","50","71","28.91","VRB","10"',
    ],
    { timeZone: "-05:00" },
    "2026-02-03T10:51Z humidity 71 temperature 10 dewPoint 5 pressure 979.005 altimeterSetting 1013.207 windSpeed 4.47",
  ],
  hobo: [
    [
      '\uFEFF"Plot Title: Orchard"',
      '"#","Date Time, GMT-05:00","Temp, °F (LGR S/N: 20363442, SEN S/N: 20363442, LBL: t)","RH, % (LGR S/N: 20363442, SEN S/N: 20363442)","Coupler Detached (LGR S/N: 20363442)","End Of File (LGR S/N: 20363442)"',
      "1,02/13/26 05:05:00 AM,50.0,71.0,,",
      "2,02/13/26 05:10:00 AM,,,Logged,",
    ],
    {},
    "2026-02-13T10:05Z temperature 10 humidity 71",
  ],
  campbell: [
    [
      '"TOA5","CR1000","CR1000","12345","CR1000.Std.32","CPU:met.CR1","4711","Met10"',
      '"TIMESTAMP","RECORD","AirTC_Avg","RH","BP_mmHg","WS_ms_Avg","Rain_mm_Tot"',
      '"TS","RN","Deg C","%","mmHg","meters/second","mm"',
      '"","","Avg","Smp","Smp","Avg","Tot"',
      '"2026-02-03 10:05:00",4711,6.1,71,750.1,2.0,0.2',
    ],
    { timeZone: "UTC" },
    "2026-02-03T10:05Z temperature 6.1 humidity 71 pressure 1000.051 windSpeed 2 rain 0.2",
  ],
  opensensemap: [
    ["createdAt,value,lat,lon,phenomenon", "2026-02-03T10:05:00.000Z,6.1,50.1,10.1,Temperatur"],
    {},
    "2026-02-03T10:05Z temperature 6.1",
  ],
  "opensensemap-sensors": [
    ["sensorId,createdAt,value,lat,lon", "5386026e5f08822009b8b612,2026-02-03T10:05:00.000Z,6.1,50.1,10.1"],
    { sensors: { "5386026e5f08822009b8b612": "soilTemperature" } },
    "2026-02-03T10:05Z soilTemperature 6.1",
  ],
  meteostat: [
    ["2026-02-03,9,6.1,2.0,75.0,0.2,,230.0,18.0,36.0,1013.2,,3"],
    {},
    "2026-02-03T09:00Z temperature 6.1 dewPoint 2 humidity 75 rain 0.2 windDirection 230 windSpeed 5 windGust 10 seaLevelPressure 1013.2",
  ],
};

describe("files of known programs", () => {
  it.each(Object.entries(FILES))("%s is recognised by the first lines of its file, and said", async (name, of) => {
    const [lines, given, first] = of;
    const { readings, refused, found } = await importOf(text(`${lines.join("\r\n")}\r\n`), given);
    expect(refused).toEqual([]);
    expect(readings[0]).toBe(first);
    expect(found).toContain(`it is read by the preset ${name}.`);
  });

  it("a Cumulus log is recognised also with semicolons, hyphens and decimal commas", async () => {
    expect((await importOf(file("times/Oct25log.txt"), { timeZone: "Europe/London" })).found).toContain(
      "preset cumulus",
    );
    const line = "30-09-10;19:00;16,4;94;15,4;5,2;13,3;17;3,6;21,0;995,3;47,7;25,6;62;6,1;16,4;16,4;0,0;0\n";
    const { readings } = await importOf(text(line), { timeZone: "UTC" });
    expect(readings[0]).toMatch(/^2010-09-30T19:00Z temperature 16.4 humidity 94 dewPoint 15.4 windSpeed 1.444 /);
  });

  it("columns that a person names, or that are named as the metrics, are not taken for a program's", async () => {
    const [lines = []] = FILES.ambient ?? [];
    const readings = { Date: "time", "Indoor Temperature": "temperature", "Humidity (%)": "humidity" };
    await expect(importOf(text(lines.join("\n")), { readings })).rejects.toThrow('no column "Indoor Temperature"');
    const { found } = await importOf(text("time,temperature\n2026-02-03T10:00:00Z,1\n"));
    expect(found).not.toContain("preset");
  });

  it("a column is found by its name without the unit, if there is one such column only", async () => {
    const content = "when,Temp (°F),Wind - mph\n2026-02-03T10:00:00Z,50,10\n";
    const readings = { when: "time", Temp: "temperature", Wind: "windSpeed" };
    expect((await importOf(text(content), { readings })).readings).toEqual([
      "2026-02-03T10:00Z temperature 10 windSpeed 4.47",
    ]);
    const twice = "when,Temp (°F),Temp (°C)\n2026-02-03T10:00:00Z,50,10\n";
    await expect(importOf(text(twice), { readings: { when: "time", Temp: "temperature" } })).rejects.toThrow(
      "no column",
    );
  });
});
