import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONDITIONS } from "@/lib/contract/forecast/conditions";
import { conditionBySymbol } from "@/lib/forecast/codes/met-symbol";
import { conditionByIcon, conditionById } from "@/lib/forecast/codes/openweathermap";
import { conditionByWmo } from "@/lib/forecast/codes/wmo";

describe("WMO codes", () => {
  it.each([
    [0, "clear"],
    [1, "mostlyClear"],
    [2, "partlyCloudy"],
    [3, "cloudy"],
    [45, "fog"],
    [48, "fog"],
    [51, "drizzle"],
    [55, "drizzle"],
    [57, "freezingRain"],
    [61, "lightRain"],
    [63, "rain"],
    [65, "heavyRain"],
    [66, "freezingRain"],
    [71, "lightSnow"],
    [73, "snow"],
    [75, "heavySnow"],
    [77, "lightSnow"],
    [80, "lightShowers"],
    [81, "showers"],
    [82, "heavyShowers"],
    [85, "snowShowers"],
    [95, "thunderstorm"],
    [96, "hail"],
    [99, "hail"],
  ])("the code %i, which models forecast, means %s", (code, condition) => {
    expect(conditionByWmo(code)).toBe(condition);
  });

  it("every code from 0 to 99 means something, and no other number does", () => {
    for (let code = 0; code <= 99; code++) expect(CONDITIONS).toContain(conditionByWmo(code));
    for (const none of [-1, 100, 1.5, Number.NaN, null]) expect(conditionByWmo(none)).toBeNull();
  });
});

describe("symbols of MET Norway", () => {
  it.each([
    ["clearsky_day", "clear"],
    ["fair_night", "mostlyClear"],
    ["partlycloudy_polartwilight", "partlyCloudy"],
    ["cloudy", "cloudy"],
    ["fog", "fog"],
    ["lightrain", "lightRain"],
    ["heavyrainshowers_day", "heavyShowers"],
    ["rainshowersandthunder_day", "thunderstorm"],
    ["lightssleetshowersandthunder_night", "thunderstorm"],
    ["lightssnowshowersandthunder_day", "thunderstorm"],
    ["sleet", "sleet"],
    ["heavysnow", "heavySnow"],
    ["lightsnowshowers_night", "snowShowers"],
  ])("the symbol %s means %s", (symbol, condition) => {
    expect(conditionBySymbol(symbol)).toBe(condition);
  });

  it("unknown symbols mean nothing, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), (symbol) => {
        expect([null, ...CONDITIONS]).toContain(conditionBySymbol(symbol));
      }),
    );
    for (const symbol of [null, "", "rain_noon", "constructor", "__proto__", "heavyfog"]) {
      expect(conditionBySymbol(symbol)).toBeNull();
    }
  });
});

describe("codes of OpenWeatherMap", () => {
  it.each([
    [211, "thunderstorm"],
    [301, "drizzle"],
    [500, "lightRain"],
    [501, "rain"],
    [504, "heavyRain"],
    [511, "freezingRain"],
    [521, "showers"],
    [601, "snow"],
    [616, "sleet"],
    [622, "snowShowers"],
    [701, "fog"],
    [741, "fog"],
    [761, "haze"],
    [781, "storm"],
    [800, "clear"],
    [801, "mostlyClear"],
    [804, "cloudy"],
  ])("the id %i means %s", (id, condition) => {
    expect(conditionById(id)).toBe(condition);
  });

  it("other numbers mean nothing", () => {
    for (const id of [null, 0, 199, 900, -5]) expect(conditionById(id)).toBeNull();
  });

  it.each([
    ["01d", "clear", false],
    ["01n", "clear", true],
    ["04n", "cloudy", true],
    ["10d", "rain", false],
    ["50d", "fog", false],
    ["99x", null, false],
    ["", null, false],
  ])("the icon %s is %s, at night: %s", (icon, condition, isNight) => {
    expect(conditionByIcon(icon)).toEqual({ condition, isNight });
  });
});
