import type { Catalogue } from "../text";

export const metrics: Catalogue["metrics"] = {
  temperature: "Temperatur",
  humidity: "Luftfeuchte",
  dewPoint: "Taupunkt",
  feelsLike: "Gefühlt",
  pressure: "Luftdruck (Station)",
  seaLevelPressure: "Luftdruck (Meereshöhe)",
  altimeterSetting: "Luftdruck (QNH)",
  windSpeed: "Windgeschwindigkeit",
  windGust: "Windböe",
  windDirection: "Windrichtung",
  rain: "Niederschlag",
  light: "Licht",
  solarRadiation: "Globalstrahlung",
  uvIndex: "UV-Index",
  soilTemperature: "Bodentemperatur",
  soilMoisture: "Bodenfeuchte",
  pm25: "PM2,5",
  pm10: "PM10",
  visibility: "Sichtweite",
  battery: "Batterie",
};
