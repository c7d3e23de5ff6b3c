import { randomUUID } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";
import { addSubscription, changeSubscription } from "@/lib/services/sensors";
import { createStation } from "@/lib/services/stations";
import { connect } from "../support/mqtt-devices";
import { onServer } from "../support/server";

const URL = process.env.TEST_MQTT_URL ?? "";
const OWN = randomUUID().slice(0, 8);
const TASMOTA = JSON.stringify({ SHT3X: { Temperature: 4.2 } });

describe.skipIf(URL === "")("sensors at an existing broker", () => {
  onServer(
    "subscriptions of stations",
    (fixture) => {
      const { ctx } = fixture;
      const readings = (stationId: number) =>
        fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
      const sender = async () => (await connect(URL, { protocolVersion: 5 })).client;

      it("a subscription takes effect without a restart, and so does its change", async () => {
        const client = await sender();
        const { id: stationId } = await createStation(ctx(), { name: "Roof", lat: 1, lon: 2 });
        const topic = `${OWN}/tele/shed/SENSOR`;
        const { key } = await addSubscription(ctx(), { stationId, dialect: "tasmota", filter: topic });
        await expect
          .poll(async () => {
            await client.publishAsync(topic, TASMOTA, { qos: 1 });
            return readings(stationId);
          })
          .not.toEqual([]);
        expect(await readings(stationId)).toContainEqual(expect.objectContaining({ temperature: 4.2 }));
        await changeSubscription(ctx(), { key, isEnabled: false });
        await expect
          .poll(async () => {
            const before = (await readings(stationId)).length;
            for (let i = 0; i < 3; i += 1) await client.publishAsync(topic, TASMOTA, { qos: 1 });
            return (await readings(stationId)).length - before;
          })
          .toBe(0);
      });

      it("of retained messages those with a time of their own are readings, and announcements give the units", async () => {
        const client = await sender();
        const { id: stationId } = await createStation(ctx(), { name: "Roof", lat: 1, lon: 2 });
        const topics = {
          config: `homeassistant/sensor/${OWN}/probe/config`,
          old: `${OWN}/zigbee2mqtt/old`,
          dated: `${OWN}/zigbee2mqtt/dated`,
        };
        onTestFinished(async () => {
          for (const topic of Object.values(topics)) await client.publishAsync(topic, "", { retain: true, qos: 1 });
        });
        const state = `${OWN}/sensor/probe/state`;
        const config = { dev_cla: "temperature", unit_of_meas: "°F", stat_t: state };
        const retained = { retain: true, qos: 1 } as const;
        await client.publishAsync(topics.config, JSON.stringify(config), retained);
        await client.publishAsync(topics.old, '{"temperature":1}', retained);
        await client.publishAsync(topics.dated, '{"temperature":2,"last_seen":"2026-02-03T10:14:59Z"}', retained);
        await addSubscription(ctx(), { stationId, dialect: "zigbee2mqtt", filter: `${OWN}/zigbee2mqtt/#` });
        await expect.poll(() => readings(stationId)).toMatchObject([{ temperature: 2 }]);
        const { id: second } = await createStation(ctx(), { name: "Shed", lat: 1, lon: 2 });
        await addSubscription(ctx(), { stationId: second, dialect: "esphome", filter: `${OWN}/sensor/#` });
        await expect
          .poll(async () => {
            await client.publishAsync(state, "39.56", { qos: 1 });
            return readings(second);
          })
          .not.toEqual([]);
        expect((await readings(second))[0]).toMatchObject({ temperature: 4.2 });
      });

      it("filters that take everybody's topics, or another station's, are refused", async () => {
        const { id: stationId } = await createStation(ctx(), { name: "Roof", lat: 1, lon: 2 });
        const topic = `ws-${OWN}`;
        for (const filter of [
          "#",
          "+/x",
          "$SYS/#",
          "a/#/b",
          "a+/b",
          `weather/${stationId + 1}/loop`,
          "weather/+/loop",
        ]) {
          const refused = addSubscription(ctx(), { stationId, dialect: "weewx", filter });
          await expect(refused, filter).rejects.toMatchObject({
            code: "invalid",
            fields: { filter: expect.anything() },
          });
        }
        await addSubscription(ctx(), { stationId, dialect: "weewx", filter: `${topic}/loop` });
      });
    },
    { MQTT: "1", MQTT_URL: URL, MQTT_TOPIC: `ws-${OWN}` },
  );
});
