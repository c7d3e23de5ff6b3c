import type { Tree } from "./board";

/** What kernels print, on a Raspberry Pi OS 12 with 6.6. Names with colons cannot be files on every platform. */

const BME = "sys/bus/iio/devices/iio:device0";
export const BME280: Tree = {
  [`${BME}/name`]: "bme280\n",
  [`${BME}/dev`]: "236:0\n",
  [`${BME}/in_temp_input`]: "21540\n",
  [`${BME}/in_temp_oversampling_ratio`]: "2\n",
  [`${BME}/in_pressure_input`]: "98.735875000\n",
  [`${BME}/in_pressure_oversampling_ratio`]: "16\n",
  [`${BME}/in_humidityrelative_input`]: "48234\n",
  [`${BME}/in_humidityrelative_oversampling_ratio`]: "16\n",
};

const DHT = "sys/bus/iio/devices/iio:device1";
export const DHT22: Tree = {
  [`${DHT}/name`]: "dht11@4\n",
  [`${DHT}/of_node/compatible`]: "dht11\0",
  [`${DHT}/of_node/name`]: "dht11\0",
  [`${DHT}/in_temp_input`]: "-4300\n",
  [`${DHT}/in_humidityrelative_input`]: "78600\n",
};
export const DHT_FILES = { temperature: `${DHT}/in_temp_input`, humidity: `${DHT}/in_humidityrelative_input` };

/** A voltage converter on the same bus, which is not a supported sensor. */
export const ADS1115: Tree = {
  "sys/bus/iio/devices/iio:device2/name": "ads1015\n",
  "sys/bus/iio/devices/iio:device2/in_voltage0_raw": "1632\n",
};

export const W1 = "sys/bus/w1/devices";

/** A DS18B20 on 1-Wire. */
export function ds18b20Tree(id: string, w1Slave: string, temperature?: string): Tree {
  return {
    [`${W1}/w1_bus_master1/w1_master_slave_count`]: "1\n",
    [`${W1}/${id}/name`]: `${id}\n`,
    [`${W1}/${id}/resolution`]: "12\n",
    [`${W1}/${id}/w1_slave`]: w1Slave,
    ...(temperature === undefined ? {} : { [`${W1}/${id}/temperature`]: temperature }),
  };
}

export const W1_SLAVE = {
  warm: "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES\n72 01 4b 46 7f ff 0e 10 57 t=23125\n",
  frost: "ec ff 4b 46 7f ff 0c 10 8a : crc=8a YES\nec ff 4b 46 7f ff 0c 10 8a t=-1250\n",
  /** Bits lost on a long wire. */
  disturbed: "72 01 4b 46 7f ff 0e 10 d7 : crc=57 NO\n72 01 4b 46 7f ff 0e 10 d7 t=23125\n",
  powerOn: "50 05 4b 46 7f ff 0c 10 1c : crc=1c YES\n50 05 4b 46 7f ff 0c 10 1c t=85000\n",
  hot: "00 05 4b 46 7f ff 10 10 c8 : crc=c8 YES\n00 05 4b 46 7f ff 10 10 c8 t=80000\n",
  shorted: "00 00 00 00 00 00 00 00 00 : crc=00 YES\n00 00 00 00 00 00 00 00 00 t=0\n",
  unplugged: "ff ff ff ff ff ff ff ff ff : crc=c9 NO\nff ff ff ff ff ff ff ff ff t=-62\n",
} as const;

export const THERMAL: Tree = {
  "sys/class/thermal/thermal_zone0/type": "cpu-thermal\n",
  "sys/class/thermal/thermal_zone0/temp": "48312\n",
  "sys/class/thermal/cooling_device0/type": "gpio-fan\n",
};
