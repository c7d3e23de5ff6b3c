import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConsoleSettings, DEFAULT_SETTINGS } from "@/lib/contract/device/console";
import { readReading } from "@/lib/contract/reading/reading";
import { decodeConsole } from "@/lib/ingest/consoles/decode/console";
import { dialectOf } from "@/lib/ingest/consoles/decode/dialect";
import { pairsOf } from "@/lib/ingest/consoles/decode/pairs";
import type { Dialect } from "@/lib/ingest/consoles/decode/rules";
import { isMetricKey } from "@/lib/weather/metrics";

const NOW = Date.UTC(2026, 4, 17, 13, 21);

function decode(
  values: string,
  {
    dialect = "ecowitt",
    elevation = null,
    ...settings
  }: Partial<ConsoleSettings> & { dialect?: Dialect; elevation?: number | null } = {},
) {
  return decodeConsole(pairsOf(values), dialect, { elevation, settings: { ...DEFAULT_SETTINGS, ...settings } }, NOW);
}

describe("a message of an Ecowitt console", () => {
  const MESSAGE =
    "PASSKEY=0123456789ABCDEF0123456789ABCDEF&stationtype=GW1100A_V2.3.1&runtime=90412&heap=22000&dateutc=2026-05-17+13:20:41&tempinf=70.7&humidityin=44&baromrelin=29.886&baromabsin=28.914&tempf=58.5&humidity=67&winddir=248&windspeedmph=4.47&windgustmph=8.05&maxdailygust=17.00&solarradiation=402.13&uv=3&rainratein=0.024&eventrainin=0.031&hourlyrainin=0.012&dailyrainin=0.031&yearlyrainin=9.402&soilmoisture1=37&wh65batt=0&model=GW1100A";

  it("becomes a reading in the units in which readings are stored", () => {
    expect(decode(MESSAGE, { elevation: 300 })).toEqual({
      time: Date.UTC(2026, 4, 17, 13, 20, 41),
      values: {
        temperature: 14.7222,
        humidity: 67,
        pressure: 979.1404,
        windDirection: 248,
        windSpeed: 1.9983,
        windGust: 3.5987,
        solarRadiation: 402.13,
        uvIndex: 3,
        soilMoisture: 37,
        rainRate: 0.6096,
        rainDay: 0.7874,
        rainYear: 238.8108,
      },
      extra: {
        indoorTemperature: 21.5,
        indoorHumidity: 44,
        eventrainin: 0.7874,
        hourlyrainin: 0.3048,
        wh65batt: 0,
      },
      notes: [],
      gauge: "tipping",
    });
  });

  it("keeps the relative pressure where the elevation is not known", () => {
    expect(decode(MESSAGE).values).toMatchObject({ pressure: 979.1404, seaLevelPressure: 1012.0561 });
  });
});

describe("values that were not measured", () => {
  it.each(["", "--", "---", "null", "nan", "NaN", "None", "-9999", "-9999.0", "-999", "-999.9"])(
    "a temperature of %j is none",
    (text) => {
      expect(decode(`tempf=${text}&uv=1`)).toMatchObject({ values: { uvIndex: 1 }, notes: [] });
      expect(decode(`tempf=${text}&uv=1`).values).not.toHaveProperty("temperature");
    },
  );

  it("a value that cannot be read loses itself, and is named", () => {
    expect(decode("tempf=58,5&humidity= 67 &uv=3x")).toMatchObject({
      values: { humidity: 67 },
      notes: ["Not a number: tempf, uv."],
    });
  });

  it("a humidity of 0 beside a temperature comes from a dead sensor", () => {
    expect(decode("tempf=50&humidity=0").values).toEqual({ temperature: 10 });
    expect(decode("humidity=0").values).toEqual({ humidity: 0 });
    expect(decode("temp1f=50&humidity1=0").extra).toEqual({ temperature1: 10 });
  });

  it("a vane has no direction while there is no wind", () => {
    expect(decode("winddir=90&windspeedmph=0&windgustmph=0").values).toEqual({ windSpeed: 0, windGust: 0 });
    expect(decode("winddir=90&windspeedmph=0&windgustmph=1").values).toHaveProperty("windDirection", 90);
    expect(decode("winddir=90").values).toEqual({ windDirection: 90 });
  });
});

describe("names", () => {
  it("an unknown number becomes a channel, an unknown text is named", () => {
    expect(decode("foo=1&bar=yes&24hourrainin=1&9lives=2&a b=3")).toMatchObject({
      extra: { last24hrainin: 25.4, foo: 1, n9lives: 2, a_b: 3 },
      notes: ["Not a number: bar."],
    });
  });

  it("the last of several values counts, but of two baromin the second is the absolute one", () => {
    expect(decode("tempf=32&tempf=50", { dialect: "wunderground" }).values).toEqual({ temperature: 10 });
    const { values } = decode("baromin=29.92&baromin=28.5", { dialect: "wunderground" });
    expect(values.seaLevelPressure).toBeCloseTo(1013.21, 2);
    expect(values.pressure).toBeCloseTo(965.12, 2);
  });

  it("of more than 32 channels the known ones come first", () => {
    const unknown = Array.from({ length: 40 }, (_, i) => `x${i}=${i}`).join("&");
    const { extra, notes } = decode(`${unknown}&tempinf=50`);
    expect(Object.keys(extra)).toHaveLength(32);
    expect(extra).toMatchObject({ indoorTemperature: 10, x0: 0, x30: 30 });
    expect(notes).toEqual(["More than 32 channels: 9 were left out."]);
  });

  it.each([
    ["ecowitt", "batt1=1&wh65batt=0", { batt1: 1, wh65batt: 0 }],
    ["ambient", "batt1=1&battout=0&batt_lightning=0", { batt1: 0, battout: 1, batt_lightning: 0 }],
    ["wunderground", "lowbatt=1", { lowbatt: 1 }],
  ] as const)("the batteries of %s are 0 if good and 1 if low", (dialect, values, extra) => {
    expect(decode(values, { dialect }).extra).toEqual(extra);
  });

  it("a battery in volts is the station's, the first that is present, up to 6 V", () => {
    expect(decode("wh90batt=3.1&wh40batt=1.5")).toMatchObject({ values: { battery: 1.5 }, extra: { wh90batt: 3.1 } });
    expect(decode("wh40batt=9&uv=1").values).toEqual({ uvIndex: 1 });
  });

  it("Ambient's hourlyrainin is a rate", () => {
    expect(decode("hourlyrainin=0.1", { dialect: "ambient" })).toMatchObject({ values: { rainRate: 2.54 }, extra: {} });
  });

  it("what is a mean of the past is dropped, and metric names are taken", () => {
    const { values, extra } = decode(
      "tempc=4.2&baromabshpa=1000&windspeedkmh=36&dailyrainmm=2&pm25_avg_24h_ch1=1&co2_24h=1&visibility=10",
    );
    expect({ values, extra }).toEqual({
      values: { temperature: 4.2, pressure: 1000, windSpeed: 10, rainDay: 2, visibility: 18.52 },
      extra: {},
    });
  });
});

describe("an owner's choices", () => {
  it("a channel can be the station's temperature", () => {
    const message = "tempf=32&humidity=50&temp3f=50&humidity3=60&temp1f=68";
    expect(decode(message, { temperatureChannel: 3 })).toMatchObject({
      values: { temperature: 10, humidity: 60 },
      extra: { outdoorTemperature: 0, outdoorHumidity: 50, temperature1: 20 },
    });
  });

  it("a mean wind can replace the momentary one", () => {
    const message = "windspeedmph=10&winddir=10&windspdmph_avg10m=5&winddir_avg10m=20";
    expect(decode(message, { wind: "average10" }).values).toEqual({ windSpeed: 2.2352, windDirection: 20 });
    expect(decode(message).values).toEqual({ windSpeed: 4.4704, windDirection: 10 });
  });

  it("soil moisture in centibar is a tension", () => {
    expect(decode("soilmoisture=30&soilmoisture2=40", { soilMoistureUnit: "centibar" })).toMatchObject({
      values: {},
      extra: { soilTension: 30, soilTension2: 40 },
    });
  });

  it("the lightning of Ambient may be in miles", () => {
    expect(decode("lightning_distance=10", { dialect: "ambient", lightningUnit: "mi" }).extra).toEqual({
      lightningDistance: 16.0934,
    });
  });

  it("an air quality station may be indoors", () => {
    expect(decode("pm25_co2=5").values).toEqual({ pm25: 5 });
    expect(decode("pm25_co2=5", { isAirQualityIndoors: true }).extra).toEqual({ indoorPm25: 5 });
  });

  it("rain comes from the chosen gauge, also while it is silent", () => {
    const both = "yearlyrainin=1&yrain_piezo=2&rainratein=0&rrain_piezo=1";
    expect(decode(both).values).toEqual({ rainYear: 25.4, rainRate: 0 });
    expect(decode(both, { gauge: "piezo" }).values).toEqual({ rainYear: 50.8, rainRate: 25.4 });
    expect(decode("yearlyrainin=1&uv=1", { gauge: "piezo" }).values).toEqual({ uvIndex: 1 });
  });
});

describe("the pressure at sea level", () => {
  it("one that is what the elevation says of absolute pressure is told to the owner", () => {
    const wrong = { dialect: "wunderground", elevation: 600 } as const;
    expect(decode("baromin=27.9", wrong).notes).toEqual([expect.stringContaining("set its relative pressure")]);
    expect(decode("baromin=29.9", wrong).notes).toEqual([]);
    expect(decode("baromin=29.0", { dialect: "wunderground", elevation: 100 }).notes).toEqual([]);
  });
});

describe("dialectOf", () => {
  it.each([
    ["PASSKEY=1", "POST", "/data/report", "ecowitt"],
    ["PASSKEY=1", "GET", "/data/report", "ambient"],
    ["PASSKEY=1&stationtype=AMBWeatherV4", "POST", "", "ambient"],
    ["ID=1", "GET", "/data/report", "wunderground"],
    ["mt=5N1x31&id=24C", "GET", "", "wunderground"],
    ["tempf=1", "POST", "/data/report", "ecowitt"],
    ["tempf=1", "GET", "/endpoint", "wunderground"],
  ])("%s by %s to %j is %s", (values, method, path, dialect) => {
    expect(dialectOf(pairsOf(values), method, path)).toBe(dialect);
  });
});

it("whatever a console sends, what is made of it is a valid reading", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("tempf", "humidity", "baromin", "temp1f", "__proto__", "pressure"),
  );
  const value = fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom("-9999", "1e400", "nan"));
  const dialect = fc.constantFrom<Dialect[]>("ecowitt", "ambient", "wunderground");
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 80 }), dialect, (pairs, kind) => {
      const station = { elevation: 10, settings: DEFAULT_SETTINGS };
      const { time, values, extra } = decodeConsole(pairs, kind, station, NOW);
      const measured = Object.entries(values).filter(([key]) => isMetricKey(key));
      if (measured.length === 0 && Object.keys(extra).length === 0) return;
      expect(readReading({ time: time ?? NOW, ...Object.fromEntries(measured), extra })).toHaveProperty("reading");
    }),
  );
});
