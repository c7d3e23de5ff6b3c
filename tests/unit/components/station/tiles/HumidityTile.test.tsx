import { expect, it } from "vitest";
import { HumidityTile } from "@/components/station/tiles/HumidityTile";
import type { Values } from "@/lib/weather/metrics";
import { textOf } from "../../../support/textOf";

const humidity = (values: Values, language?: string) => textOf(<HumidityTile {...values} />, language);

it("tells the frost point beside a dew point below zero", () => {
  expect(humidity({ humidity: 70, dewPoint: -10 })).toBe("Humidity 70 % Dew point −10.0 °C Frost point −8.9 °C");
  expect(humidity({ humidity: 70, dewPoint: -10 }, "en-US")).toBe(
    "Humidity 70 % Dew point 14.0 °F Frost point 16.0 °F",
  );
});

it("tells no frost point of air that makes dew, nor of air whose dew point is not known", () => {
  expect(humidity({ humidity: 70, dewPoint: 0 })).toBe("Humidity 70 % Dew point 0.0 °C");
  expect(humidity({ humidity: 70 })).toBe("Humidity 70 %");
});
