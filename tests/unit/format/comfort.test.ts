import { expect, it } from "vitest";
import { comfortOf } from "@/lib/format/comfort";
import type { Values } from "@/lib/weather/metrics";
import { preferred } from "../support/preferred";

const MUGGY: Values = { temperature: 30, humidity: 75, dewPoint: 25, windSpeed: 2, feelsLike: 36.1 };
const BITTER: Values = { temperature: -20, humidity: 70, dewPoint: -24, windSpeed: 20 / 3.6, feelsLike: -30.5 };

function shown(values: Values, language: string, comfort?: "nws" | "australia" | "canada") {
  const found = comfortOf(values, preferred(comfort ? { comfort } : {}, language));
  return found && `${found.label} ${found.value} / ${found.short}`.replaceAll("\u00a0", " ");
}

it("feels-like is shown by the convention of the reader's country", () => {
  expect(shown(MUGGY, "en-US")).toBe("Feels like 97.0 °F / 97°");
  expect(shown(MUGGY, "en-CA")).toBe("Humidex 42 / 42");
  expect(shown(BITTER, "en-CA")).toBe("Wind chill −30 / −30");
  expect(shown(BITTER, "de-DE")).toBe("Gefühlt −30,5 °C / −30°");
});

it("feels-like is shown by the chosen index, in the reader's unit", () => {
  // The Bureau's formula by hand: e = 31.72 hPa, 30 + 10.47 - 1.40 - 4.00 = 35.07.
  expect(shown(MUGGY, "en-IE", "australia")).toBe("Apparent temperature 35.1 °C / 35°");
  expect(shown(MUGGY, "en-US", "australia")).toBe("Apparent temperature 95.1 °F / 95°");
  expect(shown(MUGGY, "en-AU", "nws")).toBe("Feels like 36.1 °C / 36°");
});

it("feels-like is left out where the index is not defined", () => {
  expect(shown({ temperature: 15, humidity: 60 }, "en-AU")).toBeUndefined();
  expect(shown({ temperature: 15, humidity: 60, dewPoint: 7, windSpeed: 4 }, "en-CA")).toBeUndefined();
});
