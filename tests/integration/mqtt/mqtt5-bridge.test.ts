import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { IPublishPacket, ISubscription, Packet } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { DEADLINE_MS } from "../../support/deadline";
import { brokerOf, connect, login, MQTT, newDevice, type TestDevice } from "../support/mqtt-devices";
import { onServer } from "../support/server";
import { join, RawClient } from "./raw";

const run = promisify(execFile);

const STATUS = '{"status":"online"}';
const OFFLINE = '{"status":"offline"}';

onServer(
  "MQTT 5 at the broker",
  (fixture) => {
    const device = () => newDevice(fixture.ctx());
    const enter = (of: TestDevice, clientId: string, more = {}) =>
      join(brokerOf(fixture.server), of, 5, { clientId, ...more });
    const status = ({ stationId }: TestDevice, more: Partial<IPublishPacket> = {}): Packet => ({
      cmd: "publish",
      topic: `weather/${stationId}/status`,
      payload: STATUS,
      qos: 1,
      messageId: 1,
      dup: false,
      retain: false,
      ...more,
    });
    /** Publishes, and waits for the acknowledgement. */
    const say = async (client: RawClient, packet: Packet) => {
      client.send(packet);
      expect((await client.nextPacket()).cmd).toBe("puback");
    };
    const subscribe = async (client: RawClient, topic: string, options: Partial<ISubscription> = {}, id?: number) => {
      const properties = id === undefined ? {} : { properties: { subscriptionIdentifier: id } };
      client.send({ cmd: "subscribe", messageId: 1, subscriptions: [{ topic, qos: 0, ...options }], ...properties });
      expect((await client.next()).at(-1)).toBeLessThan(0x80);
    };
    const heard = async (client: RawClient) => {
      const packet = await client.nextPacket();
      if (packet.cmd !== "publish") throw new Error(`Not a message: ${JSON.stringify(packet)}`);
      return packet;
    };

    it("the broker forwards a message's MQTT 5 properties unchanged, and announces what it supports", async () => {
      const mine = await device();
      const viewer = await enter(mine, "viewer");
      await subscribe(viewer, `weather/${mine.stationId}/readings`);
      const sender = await enter(mine, "sender");
      const topic = Buffer.from(`weather/${mine.stationId}/readings`);
      const forwarded = Buffer.concat([
        Buffer.from("0101", "hex"),
        Buffer.from("26000162000131260001610000260001620002c3a4", "hex"),
        Buffer.from("0300106170706c69636174696f6e2f6a736f6e", "hex"),
        Buffer.from("080003612f62", "hex"),
        Buffer.from("0900030001ff", "hex"),
      ]);
      const payload = Buffer.from('{"temperature":21.5}');
      const body = [Buffer.from([0, topic.length]), topic, Buffer.from([forwarded.length]), forwarded, payload];
      const packet = Buffer.concat([Buffer.from([0x30, Buffer.concat(body).length]), ...body]);
      sender.send(packet);
      expect(await viewer.nextHex()).toBe(packet.toString("hex"));
    });

    it("the broker counts down a message's expiry, retained or not, and delivers no expired message", async () => {
      const mine = await device();
      const [topic, viewer] = [`weather/${mine.stationId}/status`, await enter(mine, "viewer")];
      await subscribe(viewer, topic);
      const sender = await enter(mine, "sender");
      const expiring = (seconds: number) =>
        status(mine, { retain: true, properties: { messageExpiryInterval: seconds, contentType: "json" } });
      await say(sender, expiring(100));
      const { properties } = await heard(viewer);
      expect(properties).toMatchObject({ contentType: "json" });
      expect(properties?.messageExpiryInterval).toBeGreaterThan(0);
      expect(properties?.messageExpiryInterval).toBeLessThanOrEqual(100);
      const late = await enter(mine, "late");
      await subscribe(late, topic);
      expect(await heard(late)).toMatchObject({ retain: true, properties: { contentType: "json" } });

      await say(sender, expiring(0));
      await viewer.ping();
      const latest = await enter(mine, "latest");
      await subscribe(latest, topic);
      await latest.ping();
      const old = await join(brokerOf(fixture.server), mine, 4, { clientId: "old" });
      await subscribe(old, topic);
      await old.ping();
    });

    it("the broker names the subscriptions that match a message, and delivers it once, at the highest of their QoS", async () => {
      const mine = await device();
      const viewer = await enter(mine, "viewer");
      await subscribe(viewer, `weather/${mine.stationId}/+`, { qos: 0 }, 300);
      await subscribe(viewer, `weather/${mine.stationId}/status`, { qos: 1 }, 7);
      await subscribe(viewer, `weather/${mine.stationId}/#`, { qos: 0 });
      await say(await enter(mine, "sender"), status(mine));
      const message = await heard(viewer);
      expect(message).toMatchObject({ qos: 1, properties: { subscriptionIdentifier: [300, 7] } });
      viewer.send({ cmd: "puback", messageId: message.messageId ?? 0, reasonCode: 0 });
      await viewer.ping();
    });

    it("the broker returns a client's own messages except to subscriptions with No Local", async () => {
      const mine = await device();
      const client = await enter(mine, "both");
      await subscribe(client, `weather/${mine.stationId}/status`, { nl: true });
      await subscribe(client, `weather/${mine.stationId}/events`);
      client.send(status(mine, { qos: 0 }), status(mine, { qos: 0, topic: `weather/${mine.stationId}/events` }));
      expect((await heard(client)).topic).toBe(`weather/${mine.stationId}/events`);
      await client.ping();
      await say(await enter(mine, "other"), status(mine));
      expect((await heard(client)).topic).toBe(`weather/${mine.stationId}/status`);
    });

    it.each([
      [0, true, [true, true]],
      [1, true, [true, false]],
      [2, true, [false, false]],
    ])("the broker sends retained messages by retain handling %i", async (rh, _isRetained, times) => {
      const mine = await device();
      await say(await enter(mine, "sender"), status(mine, { retain: true }));
      const viewer = await enter(mine, "viewer");
      for (const isSent of times) {
        await subscribe(viewer, `weather/${mine.stationId}/+`, { rh });
        if (isSent) expect(await heard(viewer)).toMatchObject({ payload: Buffer.from(STATUS), retain: true });
        await viewer.ping();
      }
    });

    it("the broker keeps the retain flag for subscriptions with Retain As Published", async () => {
      const mine = await device();
      const topic = `weather/${mine.stationId}/status`;
      const [as, not] = [await enter(mine, "as"), await enter(mine, "not")];
      await subscribe(as, topic, { rap: true });
      await subscribe(not, topic, { rap: false });
      for (const retain of [true, false]) {
        await say(await enter(mine, "sender"), status(mine, { retain }));
        expect(await heard(as)).toMatchObject({ retain });
        expect(await heard(not)).toMatchObject({ retain: false });
      }
    });

    it("the broker publishes a last will with its properties as soon as its session has ended", async () => {
      const mine = await device();
      const topic = `weather/${mine.stationId}/status`;
      const viewer = await enter(mine, "viewer");
      await subscribe(viewer, topic);
      const properties = { willDelayInterval: 3600, contentType: "json", userProperties: { a: "b" } };
      const sender = await enter(mine, "sender", {
        properties: { sessionExpiryInterval: 3600 },
        will: { topic, payload: Buffer.from(OFFLINE), qos: 1, retain: true, properties },
      });
      await sender.destroy();
      expect(await heard(viewer)).toMatchObject({
        payload: Buffer.from(OFFLINE),
        properties: { contentType: "json", userProperties: { a: "b" } },
      });
    });

    it.skipIf(!process.env.TEST_MOSQUITTO_CLIENTS)("the broker speaks MQTT 5 with mosquitto's clients", async () => {
      const mine = await device();
      const { port } = new URL(brokerOf(fixture.server));
      const where = ["-h", "127.0.0.1", "-p", port, "-V", "5", "-u", "roof", "-P", mine.key];
      const common = [...where, "-q", "2", "-t", `weather/${mine.stationId}/status`];
      const options = ["-D", "subscribe", "subscription-identifier", "300", "--retain-as-published"];
      const shown = ["-C", "1", "-F", "%C %R %D %E %F %P %S %r %p"];
      const listening = run("mosquitto_sub", [...common, ...options, ...shown, "-W", String(DEADLINE_MS / 1000)]);
      const properties = [
        "content-type json",
        "response-topic a/b",
        "correlation-data c",
        "message-expiry-interval 60",
      ];
      const given = [...properties, "payload-format-indicator 1", "user-property z 1", "user-property a 2"];
      const publish = () =>
        run("mosquitto_pub", [
          ...common,
          "-r",
          "-m",
          STATUS,
          ...given.flatMap((one) => ["-D", "publish", ...one.split(" ")]),
        ]);
      let isHeard = false;
      void listening.then(() => {
        isHeard = true;
      });
      // Until the subscriber has subscribed.
      await expect.poll(() => publish().then(() => isHeard)).toBe(true);
      expect((await listening).stdout.trim()).toMatch(/^json a\/b c \d+ 1 z:1 a:2 300 1 \{"status":"online"\}$/);
    });

    it("the broker supports MQTT 5 from MQTT.js", async () => {
      const mine = await device();
      const topic = `weather/${mine.stationId}/status`;
      const of = { ...login(mine), protocolVersion: 5 as const };
      const [viewer, sender] = [
        await connect(brokerOf(fixture.server), of),
        await connect(brokerOf(fixture.server), of),
      ];
      const arrived = new Promise<IPublishPacket>((resolve) => {
        viewer.client.on("message", (_topic, _payload, packet) => resolve(packet));
      });
      await viewer.client.subscribeAsync(topic, { qos: 2, rap: true, properties: { subscriptionIdentifier: 9 } });
      const properties = {
        contentType: "json",
        responseTopic: "a/b",
        correlationData: Buffer.from([0, 1]),
        messageExpiryInterval: 60,
        payloadFormatIndicator: true,
        userProperties: { z: ["1", "2"], a: "3" },
      };
      await sender.client.publishAsync(topic, STATUS, { qos: 2, retain: true, properties });
      expect(await arrived).toMatchObject({
        qos: 2,
        retain: true,
        properties: { ...properties, messageExpiryInterval: expect.any(Number), subscriptionIdentifier: 9 },
      });
    });

    describe("the reason codes of MQTT 5", () => {
      it("the broker answers a CONNECT with what is not available, whatever it requests", async () => {
        const mine = await device();
        const client = await RawClient.open(brokerOf(fixture.server), 5);
        client.send({
          cmd: "connect",
          protocolId: "MQTT",
          protocolVersion: 5,
          clean: false,
          clientId: "asks",
          keepalive: 60,
          username: "roof",
          password: Buffer.from(mine.key),
          properties: { sessionExpiryInterval: 3600, topicAliasMaximum: 10, requestResponseInformation: true },
        });
        // Session expiry 0, receive maximum 1,000, maximum packet size 1 MB, topic alias maximum 0, no shared subscriptions.
        const properties = "11 00000000 21 03e8 27 00100000 22 0000 2a 00";
        expect(await client.nextHex()).toBe(`2015 0000 12 ${properties}`.replaceAll(" ", ""));
      });

      it("the broker refuses an authentication method", async () => {
        const client = await RawClient.open(brokerOf(fixture.server), 5);
        client.send({
          cmd: "connect",
          protocolId: "MQTT",
          protocolVersion: 5,
          clean: true,
          clientId: "",
          keepalive: 60,
          properties: { authenticationMethod: "SCRAM-SHA-1" },
        });
        expect(await client.untilClosed()).toEqual(["2003008c00"]);
      });

      it("the broker disconnects a silent, a replaced and a departing client with a matching reason", async () => {
        const mine = await device();
        const silent = await enter(mine, "silent", { keepalive: 1 });
        expect(await silent.untilClosed()).toEqual(["e0028d00"]);
        const first = await enter(mine, "name");
        const second = await enter(mine, "name");
        expect(await first.untilClosed()).toEqual(["e0028e00"]);
        second.send(Buffer.from("e00104", "hex"));
        expect(await second.untilClosed()).toEqual([]);
        const third = await enter(mine, "name");
        third.send({ cmd: "disconnect", reasonCode: 0, properties: { sessionExpiryInterval: 60 } });
        expect(await third.untilClosed()).toEqual(["e0028200"]);
      });

      it("the broker refuses a shared subscription with 0x9e and a foreign one with 0x87, each filter by itself", async () => {
        const mine = await device();
        const topics = ["events", "events", "status"].map((kind) => `weather/${mine.stationId}/${kind}`);
        const client = await enter(mine, "client");
        const filters = [...topics, `$share/a/${topics[0]}`, "weather/#", topics[2] ?? ""];
        const subscriptions = filters.map((topic) => ({ topic, qos: 1 as const }));
        client.send({ cmd: "subscribe", messageId: 5, subscriptions });
        expect(await client.nextHex()).toBe("9009 0005 00 01 01 01 9e 87 01".replaceAll(" ", ""));
        client.send({
          cmd: "unsubscribe",
          messageId: 6,
          unsubscriptions: [topics[0] ?? "", topics[1] ?? "", "weather/#"],
        });
        expect(await client.nextHex()).toBe("b006 0006 00 00 11 11".replaceAll(" ", ""));
      });
    });
  },
  MQTT,
);
