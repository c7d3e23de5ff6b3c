export { createTemperatureData } from "./create";
export { createManyTemperatureData } from "./create-many";
export { getTemperatureData } from "./get";
export { newestTemperature, type PlacedTemperature } from "./newest";
export { pageOfTemperatureData } from "./page";
export { removeTemperatureData } from "./remove";
export { updateTemperatureData } from "./update";
