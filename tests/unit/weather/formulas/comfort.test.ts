import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  apparentTemperature,
  comfortBy,
  feelsLike,
  heatIndex,
  humidex,
  windChill,
} from "../../../../lib/weather/formulas/comfort";
import { convert } from "../../../../lib/weather/units/units";

const celsius = (fahrenheit: number) => convert(fahrenheit, "°F", "°C");
const fahrenheit = (value: number | null) => convert(value as number, "°C", "°F");

describe("heatIndex", () => {
  // NWS heat index chart, °F, at 40, 45, ... 100 % relative humidity (NWS Binghamton)
  const CHART: [number, number[]][] = [
    [80, [80, 80, 81, 81, 82, 82, 83, 84, 84, 85, 86, 86, 87]],
    [82, [81, 82, 83, 84, 84, 85, 86, 88, 89, 90, 91, 93, 95]],
    [84, [83, 84, 85, 86, 88, 89, 90, 92, 94, 96, 98, 100, 103]],
    [86, [85, 87, 88, 89, 91, 93, 95, 97, 100, 102, 105, 108, 112]],
    [88, [88, 89, 91, 93, 95, 98, 100, 103, 106, 110, 113, 117, 121]],
    [90, [91, 93, 95, 97, 100, 103, 106, 109, 113, 117, 122, 127, 132]],
    [92, [94, 96, 99, 101, 105, 108, 112, 116, 121, 126, 131]],
    [94, [97, 100, 103, 106, 110, 114, 119, 124, 129, 135]],
    [96, [101, 104, 108, 112, 116, 121, 126, 132]],
    [98, [105, 109, 113, 117, 123, 128, 134]],
    [100, [109, 114, 118, 124, 129, 136]],
    [102, [114, 119, 124, 130, 137]],
    [104, [119, 124, 131, 137]],
    [106, [124, 130, 137]],
    [108, [130, 137]],
    [110, [136]],
  ];

  // the chart shows the regression without the adjustment that the NWS adds in very humid air up to 87 °F
  const humidAdjustment = (t: number, rh: number) => (rh > 85 && t <= 87 ? ((rh - 85) / 10) * ((87 - t) / 5) : 0);

  it.each(CHART)("the heat index at %d °F matches the chart within its rounding", (temperature, row) => {
    row.forEach((expected, i) => {
      const humidity = 40 + 5 * i;
      const index = fahrenheit(heatIndex(celsius(temperature), humidity)) - humidAdjustment(temperature, humidity);
      expect(Math.abs(index - expected)).toBeLessThan(0.6);
    });
  });

  // Steadman's table as the NWS prints it, 10 % relative humidity; the regression is within 1.3 °F, the print within 0.5
  it.each([
    [85, 80],
    [90, 85],
    [95, 90],
    [100, 95],
    [105, 100],
    [110, 105],
  ])("the heat index of dry air at %d °F is Steadman's %d", (temperature, expected) => {
    expect(Math.abs(fahrenheit(heatIndex(celsius(temperature), 10)) - expected)).toBeLessThan(1.8);
  });

  it("the heat index in mild air is the mean of Steadman's simple formula and the temperature", () => {
    expect(fahrenheit(heatIndex(celsius(75), 50))).toBeCloseTo((74.55 + 75) / 2, 9);
  });

  it("the heat index grows with the humidity", () => {
    const heat = fc.double({ min: 27, max: 45, noNaN: true });
    fc.assert(
      fc.property(heat, fc.integer({ min: 40, max: 99 }), (temperature, humidity) => {
        expect(heatIndex(temperature, humidity + 1)).toBeGreaterThan(heatIndex(temperature, humidity));
      }),
    );
  });
});

describe("windChill", () => {
  // NWS wind chill chart (2001), °F, at 5, 10, ... 60 mph
  it.each([
    [40, [36, 34, 32, 30, 29, 28, 28, 27, 26, 26, 25, 25]],
    [35, [31, 27, 25, 24, 23, 22, 21, 20, 19, 19, 18, 17]],
    [30, [25, 21, 19, 17, 16, 15, 14, 13, 12, 12, 11, 10]],
    [25, [19, 15, 13, 11, 9, 8, 7, 6, 5, 4, 4, 3]],
    [20, [13, 9, 6, 4, 3, 1, 0, -1, -2, -3, -3, -4]],
    [15, [7, 3, 0, -2, -4, -5, -7, -8, -9, -10, -11, -11]],
    [10, [1, -4, -7, -9, -11, -12, -14, -15, -16, -17, -18, -19]],
    [5, [-5, -10, -13, -15, -17, -19, -21, -22, -23, -24, -25, -26]],
    [0, [-11, -16, -19, -22, -24, -26, -27, -29, -30, -31, -32, -33]],
    [-5, [-16, -22, -26, -29, -31, -33, -34, -36, -37, -38, -39, -40]],
    [-10, [-22, -28, -32, -35, -37, -39, -41, -43, -44, -45, -46, -48]],
    [-15, [-28, -35, -39, -42, -44, -46, -48, -50, -51, -52, -54, -55]],
    [-20, [-34, -41, -45, -48, -51, -53, -55, -57, -58, -60, -61, -62]],
    [-25, [-40, -47, -51, -55, -58, -60, -62, -64, -65, -67, -68, -69]],
    [-30, [-46, -53, -58, -61, -64, -67, -69, -71, -72, -74, -75, -76]],
    [-35, [-52, -59, -64, -68, -71, -73, -76, -78, -79, -81, -82, -84]],
    [-40, [-57, -66, -71, -74, -78, -80, -82, -84, -86, -88, -89, -91]],
    [-45, [-63, -72, -77, -81, -84, -87, -89, -91, -93, -95, -97, -98]],
  ])("the wind chill at %d °F matches the chart", (temperature, row) => {
    row.forEach((expected, i) => {
      const chill = fahrenheit(windChill(celsius(temperature), convert(5 * (i + 1), "mph", "m/s")));
      expect(Math.abs(chill - expected)).toBeLessThanOrEqual(0.5);
    });
  });

  it("the wind chill agrees with the Canadian form", () => {
    const cold = fc.double({ min: -50, max: 10, noNaN: true });
    fc.assert(
      fc.property(cold, fc.double({ min: 1.4, max: 40, noNaN: true }), (temperature, speed) => {
        const v = (speed * 3.6) ** 0.16;
        const canadian = 13.12 + 0.6215 * temperature - 11.37 * v + 0.3965 * temperature * v;
        expect(Math.abs((windChill(temperature, speed) as number) - canadian)).toBeLessThan(0.1);
      }),
    );
  });

  it("the wind chill is not defined in mild or still air", () => {
    expect(windChill(10.1, 10)).toBeNull();
    expect(windChill(0, 1.3)).toBeNull();
  });
});

describe("apparentTemperature", () => {
  // the Bureau's formula worked by hand
  it.each([
    [0, 0, 0, -4],
    [10, 10, 10, -0.5954],
    [20, 20, 4, 14.7393],
    [30, 30, 30, 9.1864],
  ])("the apparent temperature at %d °C, %d %, %d m/s is %d", (temperature, humidity, windSpeed, expected) => {
    expect(apparentTemperature(temperature, humidity, windSpeed)).toBeCloseTo(expected, 3);
  });
});

describe("humidex", () => {
  // the examples of Environment Canada
  it.each([
    [30, 15, 34],
    [30, 25, 42],
  ])("the humidex at %d °C with a dew point of %d °C is %d", (temperature, dewPoint, expected) => {
    expect(Math.round(humidex(temperature, dewPoint) as number)).toBe(expected);
  });

  it("the humidex is defined in warm air only", () => {
    expect(humidex(19.9, 15)).toBeNull();
    expect(humidex(20, 15)).not.toBeNull();
  });
});

describe("feelsLike", () => {
  // NWS: wind chill is defined up to 50 °F and above 3 mph (weather.gov/safety/cold-wind-chill-chart), the heat index from 80 °F
  // (wpc.ncep.noaa.gov/html/heatindex_equation.shtml), and its chart ends at 137 °F.
  it("feels-like is the wind chill in the cold and the heat index in the heat", () => {
    expect(feelsLike(-5, 80, 8)).toBe(windChill(-5, 8));
    expect(feelsLike(10, undefined, 1.4)).toBe(windChill(10, 1.4));
    expect(feelsLike(32, 70, 8)).toBe(heatIndex(32, 70));
    expect(feelsLike(celsius(80), 40, undefined)).toBe(heatIndex(celsius(80), 40));
  });

  it.each([
    ["mild air", 18, 70, 8],
    ["still cold air", -5, 80, 0],
    ["cold air in a wind of 3 mph", -5, 80, convert(3, "mph", "m/s")],
    ["air of 51 °F", celsius(51), 80, 8],
    ["air of 79.9 °F", celsius(79.9), 90, 8],
    ["cold air without a wind speed", -5, 80, undefined],
    ["hot air without a humidity", 32, undefined, 8],
    ["heat beyond the chart", 43, 60, 8],
  ])("feels-like is not defined for %s", (_, temperature, humidity, windSpeed) => {
    expect(feelsLike(temperature, humidity, windSpeed)).toBeNull();
  });

  it("feels-like is never warmer than the air in the cold", () => {
    const cold = fc.double({ min: -89, max: 10, noNaN: true });
    fc.assert(
      fc.property(cold, fc.double({ min: 0, max: 100, noNaN: true }), (temperature, speed) => {
        expect(feelsLike(temperature, undefined, speed) ?? temperature).toBeLessThanOrEqual(temperature);
      }),
    );
  });

  it("feels-like is a wind chill below 15 °C or a heat index above", () => {
    const temperature = fc.double({ min: -89, max: 60, noNaN: true });
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(temperature, percent, fc.double({ min: 0, max: 60, noNaN: true }), (t, humidity, speed) => {
        const felt = feelsLike(t, humidity, speed);
        if (felt !== null) expect(felt < 15).toBe(t <= 10);
      }),
    );
  });
});

describe("comfortBy", () => {
  const kmh = (speed: number) => convert(speed, "km/h", "m/s");

  it("the index of the NWS is the metric as measured or derived", () => {
    expect(comfortBy("nws", { temperature: 30, feelsLike: 32.5 })).toEqual({ name: "feelsLike", value: 32.5 });
    expect(comfortBy("nws", { temperature: 18, humidity: 50, windSpeed: 3 })).toBeUndefined();
  });

  it("the index of Australia is the apparent temperature in all weather", () => {
    for (const temperature of [-5, 18, 40]) {
      expect(comfortBy("australia", { temperature, humidity: 50, windSpeed: 3 })).toEqual({
        name: "apparentTemperature",
        value: apparentTemperature(temperature, 50, 3),
      });
    }
  });

  // Environment Canada's chart (msc.ec.gc.ca/education/windchill/windchill_chart_e.cfm), °C at 10, 15, ... 80 km/h
  it.each([
    [0, [-3, -4, -5, -6, -6, -7, -7, -8, -8, -8, -9, -9, -9, -10, -10]],
    [-5, [-9, -11, -12, -12, -13, -14, -14, -15, -15, -15, -16, -16, -16, -17, -17]],
    [-10, [-15, -17, -18, -19, -20, -20, -21, -21, -22, -22, -23, -23, -23, -24, -24]],
    [-15, [-21, -23, -24, -25, -26, -27, -27, -28, -29, -29, -30, -30, -30, -31, -31]],
    [-20, [-27, -29, -30, -32, -33, -33, -34, -35, -35, -36, -36, -37, -37, -38, -38]],
    [-25, [-33, -35, -37, -38, -39, -40, -41, -42, -42, -43, -43, -44, -44, -45, -45]],
    [-30, [-39, -41, -43, -44, -46, -47, -48, -48, -49, -50, -50, -51, -51, -52, -52]],
    [-35, [-45, -48, -49, -51, -52, -53, -54, -55, -56, -57, -57, -58, -58, -59, -60]],
    [-40, [-51, -54, -56, -57, -59, -60, -61, -62, -63, -63, -64, -65, -65, -66, -67]],
    [-45, [-57, -60, -62, -64, -65, -66, -68, -69, -69, -70, -71, -72, -72, -73, -74]],
    [-50, [-63, -66, -68, -70, -72, -73, -74, -75, -76, -77, -78, -79, -80, -80, -81]],
  ])("the index of Canada at %d °C is its wind chill chart's", (temperature, row) => {
    const read = row.map((_, i) => {
      const { name, value } = comfortBy("canada", { temperature, windSpeed: kmh(10 + 5 * i) }) ?? {};
      expect(name).toBe("windChill");
      return Math.round(value as number);
    });
    expect(read).toEqual(row);
  });

  // Environment Canada's examples
  it.each([
    [30, 15, 34],
    [30, 25, 42],
  ])("the index of Canada at %d °C with a dew point of %d °C is a humidex of %d", (temperature, dewPoint, expected) => {
    const { name, value } = comfortBy("canada", { temperature, dewPoint, windSpeed: 3 }) ?? {};
    expect([name, Math.round(value as number)]).toEqual(["humidex", expected]);
  });

  it.each([
    ["in mild air", { temperature: 18, dewPoint: 17, windSpeed: 6 }],
    ["in cool wind above freezing", { temperature: 5, dewPoint: 0, windSpeed: 10 }],
    ["in frost with hardly any wind", { temperature: -10, windSpeed: kmh(4.9) }],
    ["where it is less than 1 above the temperature", { temperature: 25, dewPoint: 7 }],
    ["without a dew point", { temperature: 30, windSpeed: 2 }],
    ["without a wind speed", { temperature: -10, dewPoint: -12 }],
    ["without a temperature", { dewPoint: 20, windSpeed: 2 }],
  ])("the index of Canada is not defined %s", (_, values) => {
    expect(comfortBy("canada", values)).toBeUndefined();
  });

  it.each([
    { humidity: 50, windSpeed: 3 },
    { temperature: 20, windSpeed: 3 },
    { temperature: 20, humidity: 50 },
  ])("the index of Australia is not defined for %o alone", (values) => {
    expect(comfortBy("australia", values)).toBeUndefined();
  });
});
