export const comfort = {
  feelsLike: "Feels like",
  apparentTemperature: "Apparent temperature",
  windChill: "Wind chill",
  humidex: "Humidex",
} as const;
