import type { Packet } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { brokerOf, MQTT, newDevice, type TestDevice } from "../support/mqtt-devices";
import { onEachServer } from "../support/server";
import { join, type RawClient } from "./raw";

/** Without a time, so that storing it again would make another reading. */
const READING = '{"temperature":21.5}';
const ID = 7;
const PUBREC = "50020007";
const PUBREL = Buffer.from("62020007", "hex");
const PUBCOMP = "70020007";

onEachServer(
  "a message of QoS 2",
  (fixture) => {
    describe.each([4, 5] as const)("a message of QoS 2 by protocol level %i", (level) => {
      const enter = (device: TestDevice, more = {}) => join(brokerOf(fixture.server), device, level, more);
      const publish = ({ stationId }: TestDevice, { dup = false, payload = READING } = {}): Packet => ({
        cmd: "publish",
        topic: `weather/${stationId}/readings`,
        payload,
        qos: 2,
        messageId: ID,
        dup,
        retain: false,
      });
      const count = ({ stationId }: TestDevice) => fixture.database.prisma.sensorData.count({ where: { stationId } });
      /** In MQTT 5, PUBREC and PUBCOMP may report success in two more bytes. */
      const answer = async (client: RawClient) => (await client.nextHex()).replace(/^(.0)040007(00)+$/, "$1020007");
      /** Readings without a time get that of their arrival, and two of one millisecond are one. */
      const laterThan = (now: number) => expect.poll(() => Date.now()).toBeGreaterThan(now);

      it("a message of QoS 2 is stored and forwarded once, however often it comes before its PUBREL", async () => {
        const device = await newDevice(fixture.ctx());
        const viewer = await enter(device, { clientId: "viewer" });
        const topic = `weather/${device.stationId}/readings`;
        viewer.send({ cmd: "subscribe", messageId: 1, subscriptions: [{ topic, qos: 0 }] });
        await viewer.next();
        const client = await enter(device);
        client.send(publish(device), publish(device, { dup: true }));
        expect([await answer(client), await answer(client)]).toEqual([PUBREC, PUBREC]);
        await laterThan(Date.now());
        client.send(publish(device, { dup: true }));
        expect(await answer(client)).toBe(PUBREC);
        client.send(publish(device));
        expect(await answer(client)).toBe(PUBREC);
        expect(await count(device)).toBe(1);

        client.send(PUBREL);
        expect(await answer(client)).toBe(PUBCOMP);
        await laterThan(Date.now());
        client.send(publish(device, { payload: '{"temperature":22}' }));
        expect(await answer(client)).toBe(PUBREC);
        expect(await count(device)).toBe(2);
        const heard = [await viewer.nextPacket(), await viewer.nextPacket()];
        expect(heard.map((packet) => packet.cmd === "publish" && String(packet.payload))).toEqual([
          READING,
          '{"temperature":22}',
        ]);
        await viewer.ping();
      });

      it("a message of QoS 2 is stored once if its sender reconnects and marks it as a repeat", async () => {
        const device = await newDevice(fixture.ctx());
        const first = await enter(device, { clean: false });
        first.send(publish(device));
        expect(await answer(first)).toBe(PUBREC);
        await first.destroy();
        await laterThan(Date.now());
        for (const clean of [false, true]) {
          const again = await enter(device, { clean });
          again.send(publish(device, { dup: true }));
          expect(await answer(again)).toBe(PUBREC);
          await again.destroy();
        }
        expect(await count(device)).toBe(1);
      });

      it("a message of QoS 2 is stored once if its sender reconnects before it was answered", async () => {
        const device = await newDevice(fixture.ctx());
        const first = await enter(device);
        first.send(publish(device));
        const again = await enter(device);
        again.send(publish(device, { dup: true }));
        expect(await answer(again)).toBe(PUBREC);
        expect(await count(device)).toBe(1);
      });

      it.each([
        ["does not say so", {}, {}],
        ["sends another one", {}, { dup: true, payload: '{"temperature":22}' }],
        ["goes by another name", { clientId: "other" }, { dup: true }],
      ])("a message of QoS 2 counts as a new one if its sender reconnects and %s", async (_what, login, packet) => {
        const device = await newDevice(fixture.ctx());
        const first = await enter(device);
        first.send(publish(device));
        await answer(first);
        await first.destroy();
        await laterThan(Date.now());
        const again = await enter(device, login);
        again.send(publish(device, packet));
        expect(await answer(again)).toBe(PUBREC);
        expect(await count(device)).toBe(2);
      });

      it("a PUBREL on another connection completes a message of QoS 2", async () => {
        const device = await newDevice(fixture.ctx());
        const first = await enter(device);
        first.send(publish(device));
        await answer(first);
        await first.destroy();
        const again = await enter(device);
        again.send(PUBREL);
        expect(await answer(again)).toBe(PUBCOMP);
        await laterThan(Date.now());
        again.send(publish(device, { dup: true }));
        expect(await answer(again)).toBe(PUBREC);
        expect(await count(device)).toBe(2);
      });
    });
  },
  MQTT,
);
