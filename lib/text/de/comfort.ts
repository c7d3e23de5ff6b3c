import type { Catalogue } from "../text";

export const comfort: Catalogue["comfort"] = {
  feelsLike: "Gefühlt",
  apparentTemperature: "Apparent Temperature",
  windChill: "Windchill",
  humidex: "Humidex",
};
