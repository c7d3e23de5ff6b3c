import { expect, it } from "vitest";
import { HumidityTile } from "@/components/station/tiles/HumidityTile";
import type { Values } from "@/lib/weather/metrics";
import { textOf } from "../../../support/textOf";

const humidity = (values: Values, language?: string) => textOf(<HumidityTile {...values} />, language);

it("the frost point is shown beside a dew point below zero", () => {
  expect(humidity({ humidity: 70, dewPoint: -10 })).toBe("Humidity 70 % Dew point −10.0 °C Frost point −8.9 °C");
  expect(humidity({ humidity: 70, dewPoint: -10 }, "en-US")).toBe(
    "Humidity 70 % Dew point 14.0 °F Frost point 16.0 °F",
  );
});

it("the frost point is not shown above zero or without a known dew point", () => {
  expect(humidity({ humidity: 70, dewPoint: 0 })).toBe("Humidity 70 % Dew point 0.0 °C");
  expect(humidity({ humidity: 70 })).toBe("Humidity 70 %");
});
