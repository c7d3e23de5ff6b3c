import { bme280, bmp280 } from "./bme280";
import { cpu } from "./cpu";
import { dht11, dht22 } from "./dht";
import { ds18b20 } from "./ds18b20";
import { ldr } from "./ldr";
import { replay } from "./replay";
import type { SensorDriver } from "./sensor";
import { simulated } from "./simulated";

/** All kinds of sensors. */
export const SENSOR_DRIVERS: readonly SensorDriver[] = [
  ldr,
  dht22,
  dht11,
  ds18b20,
  bme280,
  bmp280,
  cpu,
  simulated,
  replay,
];
