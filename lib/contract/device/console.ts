import { z } from "zod";

/** Sensors of the air on a Luftdaten board, the best first. */
export const BOARD_SENSORS = ["BME280", "SHT3X", "SCD30", "HTU21D", "DHT22", "BMP280", "BMP", "DS18B20"] as const;

/** What an owner chooses where a console leaves it open. */
export const consoleSettingsSchema = z.object({
  /** The gauge whose rain counts; null until the first counter was seen. */
  gauge: z.enum(["tipping", "piezo"]).nullable().default(null),
  wind: z.enum(["momentary", "average2", "average10"]).default("momentary"),
  /** The channel whose sensor hangs in the station's shelter; null for the outdoor array. */
  temperatureChannel: z.int().min(1).max(16).nullable().default(null),
  soilMoistureUnit: z.enum(["percent", "centibar"]).default("percent"),
  /** Of Ambient's lightning sensor. */
  lightningUnit: z.enum(["km", "mi"]).default("km"),
  /** The particle sensor of an air quality station (WH45) is indoors. */
  isAirQualityIndoors: z.boolean().default(false),
  /** The sensor of a Luftdaten board that comes first where several measure the same. */
  preferredSensor: z.enum(BOARD_SENSORS).nullable().default(null),
});
export type ConsoleSettings = z.output<typeof consoleSettingsSchema>;

export const DEFAULT_SETTINGS: ConsoleSettings = consoleSettingsSchema.parse({});

export const newConsoleSettingsSchema = consoleSettingsSchema.extend({ stationId: z.int().positive() });

/** Changes. Absent fields keep their values. */
export const consoleSettingsChangeSchema = z.object({
  gauge: consoleSettingsSchema.shape.gauge.unwrap().optional(),
  wind: consoleSettingsSchema.shape.wind.unwrap().optional(),
  temperatureChannel: consoleSettingsSchema.shape.temperatureChannel.unwrap().optional(),
  soilMoistureUnit: consoleSettingsSchema.shape.soilMoistureUnit.unwrap().optional(),
  lightningUnit: consoleSettingsSchema.shape.lightningUnit.unwrap().optional(),
  isAirQualityIndoors: consoleSettingsSchema.shape.isAirQualityIndoors.unwrap().optional(),
  preferredSensor: consoleSettingsSchema.shape.preferredSensor.unwrap().optional(),
});

/** A message of a console as it was received, without its secrets. */
export interface ConsoleMessage {
  /** Null while nobody knows whose it is. */
  stationId: number | null;
  /** When it was received, epoch ms. */
  time: number;
  /** The dialect. */
  kind: string;
  model: string;
  address: string;
  /** SHA-256 of what it says of itself, by which it can be taken for a station; empty without one. */
  identifier: string;
  request: string;
  /** Of the answer. */
  status: number;
  answer: string;
  notes: string;
}
