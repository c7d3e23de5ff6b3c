import { METRICS, type MetricKey } from "../../../weather/metrics";

/** How Home Assistant knows a metric: https://www.home-assistant.io/integrations/sensor/#device-class. */
interface Kind {
  device_class?: string;
  state_class?: "measurement" | "total_increasing";
  unit_of_measurement: string;
}

const measurement = (device_class: string, unit_of_measurement: string): Kind => ({
  device_class,
  state_class: "measurement",
  unit_of_measurement,
});

const KINDS: Record<MetricKey, Kind> = {
  temperature: measurement("temperature", "°C"),
  humidity: measurement("humidity", "%"),
  dewPoint: measurement("temperature", "°C"),
  feelsLike: measurement("temperature", "°C"),
  pressure: measurement("atmospheric_pressure", "hPa"),
  seaLevelPressure: measurement("atmospheric_pressure", "hPa"),
  altimeterSetting: measurement("atmospheric_pressure", "hPa"),
  windSpeed: measurement("wind_speed", "m/s"),
  windGust: measurement("wind_speed", "m/s"),
  // No class, as older versions refuse one that they do not know, and no state class: a mean of degrees means nothing.
  windDirection: { unit_of_measurement: "°" },
  // The sum of today: its fall to 0 at midnight is understood as a reset.
  rain: { device_class: "precipitation", state_class: "total_increasing", unit_of_measurement: "mm" },
  rainRate: measurement("precipitation_intensity", "mm/h"),
  snowDepth: measurement("distance", "cm"),
  sunshine: measurement("duration", "min"),
  light: measurement("illuminance", "lx"),
  solarRadiation: measurement("irradiance", "W/m²"),
  uvIndex: { state_class: "measurement", unit_of_measurement: "UV index" },
  soilTemperature: measurement("temperature", "°C"),
  soilMoisture: measurement("moisture", "%"),
  pm25: measurement("pm25", "µg/m³"),
  pm10: measurement("pm10", "µg/m³"),
  visibility: measurement("distance", "km"),
  battery: measurement("voltage", "V"),
};

const LABELS: Partial<Record<MetricKey, string>> = { rain: "Rain today" };

/** A metric as a component of a device; its value expires when the station has been silent for `expireAfter` seconds. */
export function component(device: string, metric: MetricKey, expireAfter: number) {
  return {
    p: "sensor",
    unique_id: `${device}_${metric}`,
    name: LABELS[metric] ?? METRICS[metric].label,
    ...KINDS[metric],
    // Without a default, each state that lacks the metric would be an error in Home Assistant's log.
    value_template: `{{ value_json.${metric} | default(none) }}`,
    suggested_display_precision: METRICS[metric].decimals,
    expire_after: expireAfter,
  };
}
