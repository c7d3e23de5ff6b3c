import { randomInt } from "node:crypto";
import type { MqttClient } from "mqtt";
import { describe, expect, it, onTestFinished } from "vitest";
import { takeSensor, takeSensorInstead } from "@/lib/services/sensors";
import { brokerOf, connect, login, MQTT, newDevice, type TestDevice } from "../support/mqtt-devices";
import { onEachServer, startServer } from "../support/server";

const TASMOTA = { Time: "2026-02-03T11:14:59", SHT3X: { Temperature: 4.2, Humidity: 81.9 }, TempUnit: "C" };
const HEARD = { model: "Fineoffset-WHx080", id: 38, channel: 1, temperature_C: 4.2, humidity: 82, mic: "CRC" };

onEachServer(
  "sensors at the server's own broker",
  (fixture) => {
    const device = () => newDevice(fixture.ctx());
    const prisma = () => fixture.database.prisma;
    const join = async (of: TestDevice, url = brokerOf(fixture.server)) => {
      const { client } = await connect(url, login(of));
      return (topic: string, payload: unknown, options = {}) =>
        publish(client, `weather/${of.stationId}/${topic}`, payload, options);
    };
    const readings = ({ stationId }: TestDevice) =>
      prisma().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    const subscription = ({ stationId }: TestDevice) =>
      prisma().mqttSubscription.findFirstOrThrow({ where: { stationId } });
    const sensorsOf = async (of: TestDevice) =>
      prisma().mqttSensor.findMany({ where: { subscription: { stationId: of.stationId } }, orderBy: { name: "asc" } });

    it("a message of Tasmota is a reading of now once it is acknowledged, and its last will is presence", async () => {
      const mine = await device();
      const say = await join(mine);
      await say("tele/shed/LWT", "Online", { retain: true });
      await say("tele/shed/SENSOR", TASMOTA);
      expect(await readings(mine)).toMatchObject([{ temperature: 4.2, humidity: 81.9 }]);
      await say("tele/shed/LWT", "Offline", { retain: true });
      const { stationId } = mine;
      expect(await prisma().device.findUnique({ where: { stationId } })).toMatchObject({ presence: "offline" });
      await expect.poll(async () => (await subscription(mine)).lastResult).toBe("shed is offline.");
      expect(await subscription(mine)).toMatchObject({ dialect: "tasmota", filter: `weather/${stationId}/#` });
    });

    it("a message of Zigbee2MQTT is a reading of when the device was heard, and a repeat is none", async () => {
      const mine = await device();
      const say = await join(mine);
      const message = { temperature: 4.21, battery: 97, voltage: 2900, last_seen: "2026-02-03T10:14:59+00:00" };
      await say("zigbee2mqtt/garden/north side", message);
      await say("zigbee2mqtt/garden/north side", message);
      const time = new Date("2026-02-03T10:14:59Z");
      expect(await readings(mine)).toMatchObject([
        { time, temperature: 4.21, battery: 2.9, extra: { batteryPercent: 97 } },
      ]);
    });

    it("the values of an ESPHome node within ten seconds are one reading", async () => {
      const mine = await device();
      const say = await join(mine);
      const { client } = await connect(brokerOf(fixture.server), login(mine));
      const config = {
        dev_cla: "temperature",
        unit_of_meas: "°F",
        stat_t: `weather/${mine.stationId}/shed/sensor/probe/state`,
      };
      await client.publishAsync("homeassistant/sensor/shed/probe/config", JSON.stringify(config), {
        qos: 1,
        retain: true,
      });
      await say("shed/sensor/probe/state", "39.56");
      await say("shed/sensor/humidity/state", "81.9");
      await say("shed/sensor/pressure/state", "nan");
      await expect.poll(() => readings(mine)).toMatchObject([{ temperature: 4.2, humidity: 81.9, pressure: null }]);
    });

    it("the packets of WeeWX in a minute are one reading, and the next minute's ends it", async () => {
      const mine = await device();
      const say = await join(mine);
      const minute = Date.UTC(2026, 4, 17, 13, 20) / 1000;
      const packet = (second: number, more: object) =>
        say("loop", { dateTime: String(minute + second), usUnits: "17", ...more });
      await packet(2, { outTemp: "10", windGust: "3", rain: "0.2", windDir: "350" });
      await packet(30, { outTemp: "12", windGust: "8", windDir: "10" });
      await packet(58, { windGust: "5", rain: "0.2" });
      expect(await readings(mine)).toEqual([]);
      await packet(61, { outTemp: "99" });
      await expect.poll(() => readings(mine)).toHaveLength(1);
      const [reading] = await readings(mine);
      expect(reading).toMatchObject({ time: new Date((minute + 58) * 1000), temperature: 11, windGust: 8, rain: 0.4 });
      expect(reading?.windDirection).toBeCloseTo(0, 3);
    });

    it("of sensors that rtl_433 hears only the chosen ones are stored, each message once", async () => {
      const mine = await device();
      const say = await join(mine);
      const hear = (more: object) => say("rtl_433/pi/events", { ...HEARD, ...more });
      await hear({});
      await hear({ id: 99, temperature_C: 30 });
      await expect.poll(() => sensorsOf(mine)).toHaveLength(2);
      expect(await readings(mine)).toEqual([]);
      const [own] = await sensorsOf(mine);
      expect(own).toMatchObject({
        name: "Fineoffset-WHx080/38/1",
        isTaken: false,
        values: { temperature: 4.2, humidity: 82 },
      });
      await takeSensor(fixture.ctx(), { key: { id: own?.id ?? 0 }, isTaken: true });
      await expect
        .poll(async () => {
          for (let i = 0; i < 4; i += 1) await hear({ temperature_C: 5 });
          await hear({ id: 99, temperature_C: 30 });
          return readings(mine);
        })
        .toMatchObject([{ temperature: 5 }]);
    });

    it("one click takes the sensor with its new number in place of the old one", async () => {
      const mine = await device();
      const say = await join(mine);
      await say("rtl_433/pi/events", HEARD);
      await say("rtl_433/pi/events", { ...HEARD, id: 77 });
      await say("rtl_433/pi/events", { ...HEARD, model: "Other" });
      await expect.poll(() => sensorsOf(mine)).toHaveLength(3);
      const [before, after, other] = await sensorsOf(mine);
      for (const one of [before, other]) await takeSensor(fixture.ctx(), { key: { id: one?.id ?? 0 }, isTaken: true });
      await takeSensorInstead(fixture.ctx(), { key: { id: after?.id ?? 0 } });
      expect((await sensorsOf(mine)).map(({ name, isTaken }) => [name, isTaken])).toEqual([
        ["Fineoffset-WHx080/38/1", false],
        ["Fineoffset-WHx080/77/1", true],
        ["Other/38/1", true],
      ]);
    });

    it("a message of rtl_433 without a checksum counts when it has come twice", async () => {
      const mine = await device();
      const say = await join(mine);
      const { mic: _, ...unchecked } = HEARD;
      await say("rtl_433/pi/events", unchecked);
      await expect.poll(() => sensorsOf(mine)).toHaveLength(1);
      const [own] = await sensorsOf(mine);
      await takeSensor(fixture.ctx(), { key: { id: own?.id ?? 0 }, isTaken: true });
      // Until the choice has taken effect.
      await expect
        .poll(async () => {
          await say("rtl_433/pi/events", HEARD);
          return (await readings(mine)).length;
        })
        .toBe(1);
      await say("rtl_433/pi/events", { ...unchecked, temperature_C: 7 });
      expect(await readings(mine)).toHaveLength(1);
      await say("rtl_433/pi/events", { ...unchecked, temperature_C: 7 });
      expect(await readings(mine)).toMatchObject([{ temperature: 4.2 }, { temperature: 7 }]);
    });

    it("a subscription that is switched off stores nothing, and other targets take effect without a restart", async () => {
      const mine = await device();
      const say = await join(mine);
      await say("tele/shed/SENSOR", { SHT3X: { Temperature: 1 } });
      const { id } = await subscription(mine);
      await prisma().mqttSubscription.update({
        where: { id },
        data: { targets: "SHT3X.Temperature = soilTemperature" },
      });
      await expect
        .poll(async () => {
          await say("tele/shed/SENSOR", { SHT3X: { Temperature: 2 } });
          return (await readings(mine)).at(-1);
        })
        .toMatchObject({ temperature: null, soilTemperature: 2 });
      await prisma().mqttSubscription.update({ where: { id }, data: { isEnabled: false } });
      await expect
        .poll(async () => {
          const before = (await readings(mine)).length;
          await say("tele/shed/SENSOR", { SHT3X: { Temperature: 3 } });
          return (await readings(mine)).length - before;
        })
        .toBe(0);
    });

    it("values that were acknowledged become a reading after the server was killed", async () => {
      const mine = await device();
      const variables = { ...MQTT, DATABASE_URL: fixture.databaseUrl };
      const first = await startServer(variables);
      onTestFinished(async () => void (await first.kill("SIGKILL")));
      const say = await join(mine, brokerOf(first));
      const minute = Date.UTC(2026, 4, 17, 13, 20) / 1000;
      for (let i = 0; i < 20; i += 1) {
        await say("loop", { dateTime: minute + i, usUnits: 17, outTemp: 10, rain: 0.1 });
      }
      await first.kill("SIGKILL");
      expect(await readings(mine)).toEqual([]);
      const second = await startServer(variables);
      onTestFinished(async () => void (await second.kill("SIGKILL")));
      await expect.poll(() => readings(mine)).toMatchObject([{ temperature: 10, rain: 2 }]);
      expect(await prisma().pendingReading.count({ where: { subscription: { stationId: mine.stationId } } })).toBe(0);
    });

    describe("hostile messages", () => {
      const TOPICS = [
        "loop",
        "tele/x/SENSOR",
        "tele/x/LWT",
        "x/sensor/y/state",
        "x/status",
        "zigbee2mqtt/x",
        "rtl_433/x/events",
      ];
      const PAYLOADS = [
        "",
        "{",
        "null",
        "[]",
        "[[[[",
        '{"__proto__":{"temperature":1}}',
        '{"dateTime":-1,"usUnits":1e999}',
        Buffer.from([0xff, 0, 0xfe]),
        "x".repeat(100_000),
        `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`,
        JSON.stringify(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`outTemp${i}`, "x"]))),
      ];

      it("are acknowledged, and nothing of them becomes a metric", async () => {
        const mine = await device();
        const { client } = await connect(brokerOf(fixture.server), login(mine));
        for (let i = 0; i < 300; i += 1) {
          const below = TOPICS[randomInt(TOPICS.length)] ?? "";
          const foreign = `${["tele", "homeassistant", "💧", "weather"][randomInt(4)]}/${randomInt(1e9)}x/${below}`;
          const topic = i % 3 === 0 ? foreign : `weather/${mine.stationId}/${below}`;
          await client.publishAsync(topic, PAYLOADS[randomInt(PAYLOADS.length)] ?? "", { qos: 1, retain: i % 2 === 0 });
        }
        expect(client.connected).toBe(true);
        const stored = await readings(mine);
        for (const { extra: _extra, time: _time, receivedAt: _at, stationId: _id, ...metrics } of stored) {
          expect(new Set(Object.values(metrics))).toEqual(new Set([null]));
        }
        expect(fixture.server.errors()).toBe("");
      });
    });
  },
  MQTT,
);

async function publish(client: MqttClient, topic: string, payload: unknown, options: object): Promise<void> {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  await client.publishAsync(topic, text, { qos: 1, ...options });
}
