import type { Packet } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { brokerOf, MQTT, newDevice, type TestDevice } from "../support/mqtt-devices";
import { onServer } from "../support/server";
import { join, RawClient } from "./raw";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
/** Preceded by its length in two bytes. */
const field = (text: string) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
/** A CONNECT without a client identifier, which mqtt-packet does not write for every level. */
const nameless = ({ key }: TestDevice, level: 3 | 4 | 5, { clean = true } = {}): Buffer => {
  const start = [field(level === 3 ? "MQIsdp" : "MQTT"), Buffer.from([level, clean ? 0xc2 : 0xc0, 0, 60])];
  const properties = level === 5 ? [Buffer.from([0])] : [];
  const body = Buffer.concat([...start, ...properties, field(""), field("roof"), field(key)]);
  return Buffer.concat([Buffer.from([0x10, body.length]), body]);
};
const publish = ({ stationId }: TestDevice, qos: 1 | 2, messageId: number): Packet => ({
  cmd: "publish",
  topic: `weather/${stationId}/readings`,
  payload: '{"temperature":21.5}',
  qos,
  messageId,
  dup: false,
  retain: false,
});

onServer(
  "the broker's bytes",
  (fixture) => {
    const url = () => brokerOf(fixture.server);
    const device = () => newDevice(fixture.ctx());

    it.each([4, 5] as const)("the broker acknowledges success in two bytes, by protocol level %i", async (level) => {
      const mine = await device();
      const client = await join(url(), mine, level);
      client.send(publish(mine, 1, 7));
      expect(await client.nextHex()).toBe("40020007");
      client.send(publish(mine, 2, 8));
      expect(await client.nextHex()).toBe("50020008");
      client.send(hex("62020008"));
      expect(await client.nextHex()).toBe("70020008");

      const viewer = await join(url(), mine, level, { clientId: "viewer" });
      const topic = `weather/${mine.stationId}/readings`;
      viewer.send({ cmd: "subscribe", messageId: 1, subscriptions: [{ topic, qos: 2 }] });
      await viewer.next();
      client.send(publish(mine, 2, 9));
      const { messageId } = await viewer.nextPacket();
      viewer.send({ cmd: "pubrec", messageId: messageId ?? 0, reasonCode: 0 });
      expect(await viewer.next()).toEqual(Buffer.from([0x62, 2, (messageId ?? 0) >> 8, (messageId ?? 0) & 0xff]));
    });

    describe("a client without an identifier", () => {
      it.each([
        ["3.1.1 and a session to keep", 4, false],
        ["3.1", 3, true],
      ] as const)("the broker refuses a client without an identifier by %s", async (_what, level, clean) => {
        const client = await RawClient.open(url(), 4);
        client.send(nameless(await device(), level, { clean }));
        expect(await client.untilClosed()).toEqual(["20020002"]);
      });

      it("the broker accepts a client without an identifier by 3.1.1 if its session is clean, and by MQTT 5", async () => {
        const mine = await device();
        const old = await RawClient.open(url(), 4);
        old.send(nameless(mine, 4));
        expect(await old.nextHex()).toBe("20020000");
        for (const clean of [true, false]) {
          const client = await RawClient.open(url(), 5);
          client.send(nameless(mine, 5, { clean }));
          const connack = await client.nextPacket();
          expect(connack).toMatchObject({ cmd: "connack", reasonCode: 0, sessionPresent: false });
          expect(connack.cmd === "connack" && connack.properties?.assignedClientIdentifier).toMatch(/./);
        }
      });
    });

    it("the broker refuses an unknown protocol level with the matching code", async () => {
      const client = await RawClient.open(url(), 4);
      client.send(hex("10 0d 0004 4d515454 06 02 003c 0001 61"));
      expect(await client.untilClosed()).toEqual(["20020001"]);
    });

    describe.each<[string, number, string, string]>([
      ["PUBLISH with the packet identifier 0", 0x82, "32 05 0001 74 0000", "32 06 0001 74 0000 00"],
      ["SUBSCRIBE with the packet identifier 0", 0x82, "82 06 0000 0001 74 00", "82 07 0000 00 0001 74 00"],
      ["UNSUBSCRIBE with the packet identifier 0", 0x82, "a2 05 0000 0001 74", "a2 06 0000 00 0001 74"],
      ["bytes behind a PINGREQ", 0x81, "c0 01 00", "c0 01 00"],
      ["bytes behind a PUBREL", 0x81, "62 03 0001 00", "62 05 0001 00 00 00"],
      ["bytes behind a DISCONNECT", 0x81, "e0 01 00", "e0 03 00 00 00"],
      ["half a filter behind a SUBSCRIBE", 0x81, "82 07 0001 0001 74 00 00", "82 08 0001 00 0001 74 00 00"],
    ])("the broker closes the connection after %s", (_what, code, old, bytes) => {
      it("after a protocol error by level 4 the broker closes the connection without a packet", async () => {
        const client = await join(url(), await device(), 4);
        client.send(hex(old));
        expect(await client.untilClosed()).toEqual([]);
      });

      it("after a protocol error by level 5 the broker closes the connection with the reason", async () => {
        const client = await join(url(), await device(), 5);
        client.send(hex(bytes));
        expect(await client.untilClosed()).toEqual([`e002${code.toString(16)}00`]);
      });
    });

    it("the broker closes the connection after bytes that follow a CONNECT, and after a second CONNECT", async () => {
      const mine = await device();
      const long = await RawClient.open(url(), 4);
      long.send(hex("10 0e 0004 4d515454 04 02 003c 0001 61 00"));
      expect(await long.untilClosed()).toEqual([]);
      const old = await join(url(), mine, 4);
      old.send(nameless(mine, 4));
      expect(await old.untilClosed()).toEqual([]);
      const client = await join(url(), mine, 5, { clientId: "twice" });
      client.send(nameless(mine, 5));
      expect(await client.untilClosed()).toEqual(["e0028200"]);
    });

    it("the broker closes the connection after a topic alias, as CONNACK announced that there are none", async () => {
      const client = await join(url(), await device(), 5);
      client.send(hex("30 07 0001 74 03 23 0001"));
      expect(await client.untilClosed()).toEqual(["e0029400"]);
    });

    it("the broker closes the connection after more unacknowledged messages than CONNACK allows", async () => {
      const mine = await device();
      const client = await RawClient.open(url(), 5);
      client.send(nameless(mine, 5));
      const connack = await client.nextPacket();
      const most = (connack.cmd === "connack" && connack.properties?.receiveMaximum) || 0;
      const several = (count: number) => Array.from({ length: count }, (_, i) => publish(mine, 2, i + 1));
      client.send(...several(most));
      for (let n = 0; n < most; n += 1) expect((await client.nextHex()).slice(0, 4)).toBe("5002");
      client.send(...several(most));
      for (let n = 0; n < most; n += 1) await client.next();
      client.send(publish(mine, 1, most + 1));
      expect(await client.untilClosed()).toEqual(["e0029300"]);
    });
  },
  MQTT,
);
