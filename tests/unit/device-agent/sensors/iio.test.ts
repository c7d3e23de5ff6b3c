import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bme280, bmp280 } from "../../../../device-agent/sensors/bme280";
import { dht11, dht22 } from "../../../../device-agent/sensors/dht";
import type { SensorDriver } from "../../../../device-agent/sensors/sensor";
import { boardWith, patient, type TestBoard } from "../support/board";
import { ADS1115, BME280, DHT_FILES, DHT22 } from "../support/trees";

function open(driver: SensorDriver, board: TestBoard, options: object = {}) {
  return driver.open(driver.schema.parse(options), board);
}

describe("bme280", () => {
  it("a BME280 reads °C, hPa and % from the kernel's m°C, kPa and m%", async () => {
    const sensor = await open(bme280, boardWith({ ...BME280, ...DHT22, ...ADS1115 }));
    const { values } = await sensor.read(patient());
    expect(values).toEqual({ temperature: 21.54, pressure: 987.359, humidity: 48.234 });
  });

  it("a BME280 is a fault while it is disconnected, and is read again afterwards", async () => {
    const board = boardWith(BME280);
    const sensor = await open(bme280, board);
    board.remove("sys/bus/iio/devices/iio:device0");
    await expect(sensor.read(patient())).rejects.toThrow("iio:device0/in_temp_input is gone");
    board.write(BME280);
    expect((await sensor.read(patient())).values.temperature).toBe(21.54);
  });

  it.each([
    ["in_temp_input", "130000\n", "130 °C cannot be a temperature of a BME280"],
    ["in_pressure_input", "0.000000000\n", "0 hPa cannot be a pressure of a BME280"],
    ["in_humidityrelative_input", "100001\n", "100 % cannot be a humidity"],
    ["in_pressure_input", "98.73", "was cut short"],
  ])("a BME280 refuses %s of %j", async (file, text, complaint) => {
    const sensor = await open(bme280, boardWith({ ...BME280, [`sys/bus/iio/devices/iio:device0/${file}`]: text }));
    await expect(sensor.read(patient())).rejects.toThrow(complaint);
  });

  it("a missing BME280 is reported with a remedy", async () => {
    await expect(open(bme280, boardWith(ADS1115))).rejects.toThrow(/has no BME280: is its overlay/);
    await expect(open(bmp280, boardWith(BME280))).rejects.toThrow(/has no BMP280/);
    await expect(open(bme280, boardWith(BME280), { device: "iio:device7" })).rejects.toThrow(
      "iio:device7 is not a BME280",
    );
    expect(bme280.schema.safeParse({ device: "../../etc" }).success).toBe(false);
    expect(await bme280.list(boardWith(BME280))).toEqual(['device = "iio:device0"']);
    expect(await bme280.list(boardWith())).toEqual([]);
  });

  it("one of two BME280s is selected by its device", async () => {
    const second = Object.fromEntries(
      Object.entries(BME280).map(([path, text]) => [
        path.replace("device0", "device3"),
        text.replace("21540", "-7010"),
      ]),
    );
    const board = boardWith({ ...BME280, ...second });
    await expect(open(bme280, board)).rejects.toThrow('There are 2 of BME280: name one by device = "iio:device0"');
    const sensor = await open(bme280, board, { device: "iio:device3" });
    expect((await sensor.read(patient())).values.temperature).toBe(-7.01);
  });
});

describe("bmp280", () => {
  it("a BMP280 has no humidity", async () => {
    const sensor = await open(bmp280, boardWith({ ...BME280, "sys/bus/iio/devices/iio:device0/name": "bmp280\n" }));
    expect((await sensor.read(patient())).values).toEqual({ temperature: 21.54, pressure: 987.359 });
  });
});

describe("dht22", () => {
  it("a DHT22 reads frost and humidity", async () => {
    const sensor = await open(dht22, boardWith({ ...DHT22, ...BME280 }));
    expect((await sensor.read(patient())).values).toEqual({ temperature: -4.3, humidity: 78.6 });
    expect(await dht22.list(boardWith({ ...DHT22, ...BME280 }))).toEqual(['dht11@4, device = "iio:device1"']);
  });

  it("a DHT22 is recognized by its device tree, whatever its node's name", async () => {
    const board = boardWith({ ...DHT22, "sys/bus/iio/devices/iio:device1/name": "humidity_sensor\n" });
    expect((await (await open(dht22, board)).read(patient())).values.humidity).toBe(78.6);
  });

  it("a DHT22 is read again after a transmission error", async () => {
    const board = boardWith(DHT22);
    const sensor = await open(dht22, board, { tries: 10, pause_ms: 20 });
    board.breakFile(DHT_FILES.humidity);
    const reading = sensor.read(patient());
    board.remove(DHT_FILES.humidity);
    board.write(DHT22);
    expect((await reading).values).toEqual({ temperature: -4.3, humidity: 78.6 });
  });

  it("a DHT22 is a fault after the last attempt or the timeout", async () => {
    const board = boardWith(DHT22);
    board.breakFile(DHT_FILES.temperature);
    const short = await open(dht22, board, { tries: 3, pause_ms: 1 });
    await expect(short.read(patient())).rejects.toThrow(/in_temp_input cannot be read: .*EIO/);
    const controller = new AbortController();
    const long = (await open(dht22, board, { tries: 10, pause_ms: 60_000 })).read(controller.signal);
    controller.abort();
    await expect(long).rejects.toMatchObject({ name: "SensorFault" });
  });

  it("values outside the part's range are faults", async () => {
    const board = boardWith({ ...DHT22, [DHT_FILES.temperature]: "-25000\n" });
    const options = { tries: 1 };
    expect((await (await open(dht22, board, options)).read(patient())).values.temperature).toBe(-25);
    await expect((await open(dht11, board, options)).read(patient())).rejects.toThrow(
      "-25 °C cannot be a temperature of a DHT11: its range is -20 to 60 °C.",
    );
  });
});

describe("any text in the files", () => {
  it("any text in the kernel's files is a plausible value or a fault", async () => {
    const board = boardWith(BME280);
    const sensor = await open(bme280, board);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.integer().map((n) => `${n}\n`),
        ),
        async (text) => {
          board.write({ "sys/bus/iio/devices/iio:device0/in_temp_input": text });
          const outcome = await sensor.read(patient()).catch((error: Error) => error);
          if (outcome instanceof Error) expect(outcome.name).toBe("SensorFault");
          else {
            expect(outcome.values.temperature).toBeGreaterThanOrEqual(-40);
            expect(outcome.values.temperature).toBeLessThanOrEqual(85);
          }
        },
      ),
    );
  });
});
