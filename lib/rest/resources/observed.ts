import { EXAMPLE_PLACE, EXAMPLE_TIME, EXAMPLE_VALUES } from "../../weather/examples";
import { METRICS } from "../../weather/metrics";
import { numberField, timeField } from "../fields";

/** The fields that the textbook's resources share: time and place of an observation, each a number or its text. */
export const observedFields = {
  timestamp: timeField({ asText: true, example: String(EXAMPLE_TIME / 1000) }),
  temperature: numberField({
    min: METRICS.temperature.min,
    max: METRICS.temperature.max,
    asText: true,
    example: String(EXAMPLE_VALUES.temperature),
  }),
  lat: numberField({ min: -90, max: 90, asText: true, example: String(EXAMPLE_PLACE.lat) }),
  lon: numberField({ min: -180, max: 180, asText: true, example: String(EXAMPLE_PLACE.lon) }),
};
