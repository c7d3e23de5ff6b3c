import { BOARD_SENSORS, consoleSettingsChangeSchema, newConsoleSettingsSchema } from "../../contract/device/console";
import { recordVerbs } from "../../services/records";
import { create, declare, update } from "../model/declare";

const { get, remove, create: creation, update: change } = recordVerbs("ConsoleSetting");

/** What an owner chooses where a console leaves it open. */
export const admin = declare({
  model: "ConsoleSetting",
  singular: "console setting",
  plural: "console settings",
  group: "Weather",
  title: { from: ["stationId"], of: ({ stationId }) => `Console of station ${stationId}` },
  columns: ["stationId", "gauge", "wind", "temperatureChannel", "soilMoistureUnit", "lightningUnit"],
  search: ["station.name"],
  filters: ["gauge", "wind"],
  fieldsets: [
    {
      help: "For stations whose readings come from a bought weather station. What a console leaves open is decided here; it applies to the next message.",
      fields: ["stationId", "gauge", "wind", "temperatureChannel", "soilMoistureUnit", "lightningUnit"],
    },
    { title: "Air quality", fields: ["isAirQualityIndoors", "preferredSensor"] },
  ],
  fields: {
    gauge: {
      kind: "choice",
      label: "Rain gauge",
      choices: { tipping: "Tipping bucket", piezo: "Piezo (WS90, WS85)" },
      help: "Where both are there, the rain of one counts. Empty: the first that reports.",
    },
    wind: {
      kind: "choice",
      choices: { momentary: "As it is now", average2: "Mean of 2 minutes", average10: "Mean of 10 minutes" },
      help: "A mean is taken where the console sends it.",
    },
    temperatureChannel: {
      label: "Temperature from channel",
      help: "The number of an additional sensor that hangs in the station's shelter. Empty: the outdoor array.",
    },
    soilMoistureUnit: {
      kind: "choice",
      label: "Soil moisture is in",
      choices: { percent: "%", centibar: "cbar (Davis)" },
    },
    lightningUnit: { kind: "choice", label: "Ambient's lightning distance is in", choices: { km: "km", mi: "miles" } },
    isAirQualityIndoors: { label: "The CO₂ and particle sensor (WH45) is indoors" },
    preferredSensor: {
      kind: "choice",
      label: "Preferred sensor of a Luftdaten board",
      choices: Object.fromEntries(BOARD_SENSORS.map((name) => [name, name])),
    },
  },
  verbs: {
    get,
    create: create(newConsoleSettingsSchema, (ctx, input) => creation.run(ctx, input)),
    update: update(consoleSettingsChangeSchema, (ctx, key, input, check) => change.run(ctx, key, input, check)),
    remove,
  },
});
