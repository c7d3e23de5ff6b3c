import { cpu } from "./cpu";
import type { SensorDriver } from "./sensor";

export const SENSOR_DRIVERS: readonly SensorDriver[] = [cpu];
