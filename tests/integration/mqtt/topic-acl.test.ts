import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createKey, revokeKey } from "@/lib/services/keys";
import { DEADLINE_MS } from "../../support/deadline";
import { brokerOf, closing, connect, login, MQTT, newDevice, type TestDevice, VERSIONS } from "../support/mqtt-devices";
import { onServer } from "../support/server";

const run = promisify(execFile);
const READING = JSON.stringify({ time: "2026-01-15T00:00:00Z", temperature: 1 });

onServer(
  "the broker's topic ACL",
  (fixture) => {
    const url = () => brokerOf(fixture.server);
    const device = () => newDevice(fixture.ctx());
    const count = ({ stationId }: TestDevice) => fixture.database.prisma.sensorData.count({ where: { stationId } });

    describe.each(VERSIONS)("the broker's topic ACL by protocol level %i", (protocolVersion) => {
      const join = (of: TestDevice, more = {}) => connect(url(), { ...login(of), protocolVersion, ...more });

      it.each([
        ["a wrong key", { username: "roof", password: "ws_wrong" }, /user ?name or password/i],
        ["no login at all", {}, /not authorized/i],
        ["a name without a key", { username: "roof" }, /not authorized/i],
      ])("the broker refuses %s with a reason", async (_what, credentials, refusal) => {
        await expect(connect(url(), { protocolVersion, ...credentials })).rejects.toThrow(refusal);
      });

      it("the broker refuses an overlong client identifier, and a will on another station's topic", async () => {
        const [mine, other] = [await device(), await device()];
        await expect(join(mine, { clientId: "x".repeat(200) })).rejects.toThrow(/identifier/i);
        const will = { topic: `weather/${other.stationId}/status`, payload: Buffer.from("{}"), qos: 1, retain: false };
        await expect(join(mine, { will })).rejects.toThrow(/not authorized/i);
      });

      it.each(["readings", "stored", "commands"])(
        "the broker disconnects a client that publishes to another station's %s",
        async (kind) => {
          const [mine, other] = [await device(), await device()];
          const { client } = await join(mine);
          const closed = closing(client);
          client.publish(`weather/${other.stationId}/${kind}`, READING, { qos: 1 });
          await closed;
          expect(await count(other)).toBe(0);
        },
      );

      it.each([
        "$SYS/broker",
        "weather",
        "weather/loop",
        "weather/server/live",
        "other/1/readings",
        "weather/0/readings",
        "tele/plug/STATE",
        "homeassistant/sensor/plug/power/config",
        "a/b/c/d/e/f/g/h/i/j/k/l",
      ])("the broker acknowledges and drops what a firmware publishes to %s besides", async (topic) => {
        const mine = await device();
        const { client } = await join(mine, { will: { topic, payload: Buffer.from("x"), qos: 1, retain: true } });
        const { client: viewer, heard } = await join(mine);
        await viewer.subscribeAsync(`weather/${mine.stationId}/#`, { qos: 1 });
        await client.publishAsync(topic, READING, { qos: 1, retain: true });
        await client.publishAsync(topic, READING, { qos: 2 });
        await client.publishAsync(`weather/${mine.stationId}/readings`, READING, { qos: 1 });
        await expect.poll(() => heard).toHaveLength(1);
        expect(await count(mine)).toBe(1);
      });

      it("the broker disconnects a client that publishes a sensor's values below another station", async () => {
        const [mine, other] = [await device(), await device()];
        const { client } = await join(mine);
        const closed = closing(client);
        client.publish(`weather/${other.stationId}/tele/x/SENSOR`, '{"SHT3X":{"Temperature":1}}', { qos: 1 });
        await closed;
        expect(await count(other)).toBe(0);
      });

      it("the broker grants a device its own station's topics and patterns, and nothing else", async () => {
        const [mine, other] = [await device(), await device()];
        const { client } = await join(mine);
        const own = [
          `weather/${mine.stationId}/commands`,
          `weather/${mine.stationId}/+`,
          `weather/${mine.stationId}/#`,
        ];
        for (const filter of own) await client.subscribeAsync(filter, { qos: 1 });
        const foreign = ["#", "+/+/+", "$SYS/#", "weather/#", "weather/+/stored", `weather/${other.stationId}/stored`];
        for (const filter of [...foreign, `$share/weather-station/weather/${mine.stationId}/readings`]) {
          await expect(client.subscribeAsync(filter, { qos: 1 }), filter).rejects.toThrow();
        }
        const { client: neighbour } = await join(other);
        await neighbour.publishAsync(`weather/${other.stationId}/readings`, READING, { qos: 1 });
      });

      it("the broker acknowledges permanently invalid messages without storing them", async () => {
        const mine = await device();
        const { client, heard } = await join(mine);
        const topic = `weather/${mine.stationId}/readings`;
        await client.subscribeAsync(`weather/${mine.stationId}/stored`, { qos: 1 });
        const many = JSON.stringify(Array.from({ length: 1001 }, () => ({ temperature: 1 })));
        const bad = [
          "",
          "{",
          "7",
          "null",
          Buffer.from([0xff, 0xfe, 0x7b]),
          "x".repeat(300 * 1024),
          many,
          '{"temperature":"hot"}',
        ];
        for (const payload of bad) await client.publishAsync(topic, payload, { qos: 1 });
        const batch = { id: "b1", readings: [{ temperature: 1 }, { temperature: 2 }], more: 1 };
        await client.publishAsync(topic, JSON.stringify(batch), { qos: 2 });
        await client.publishAsync(topic, JSON.stringify({ id: "no good!", readings: [] }), { qos: 1 });
        await expect.poll(() => heard).toHaveLength(1);
        expect(JSON.parse(heard[0]?.payload ?? "")).toMatchObject({
          id: "b1",
          stored: 0,
          refused: [{ index: 0 }, { index: 1 }],
        });
        expect(await count(mine)).toBe(0);
        await client.publishAsync(topic, READING, { qos: 1 });
        expect(await count(mine)).toBe(1);
      });

      it("the broker disconnects a client that sends an oversized packet, and keeps running", async () => {
        const { client } = await join(await device());
        const closed = closing(client);
        client.publish("weather/1/readings", Buffer.alloc(2 * 1024 * 1024), { qos: 1 });
        await closed;
        await join(await device());
      });

      it("the broker disconnects a client whose key is revoked", async () => {
        const mine = await device();
        const { client } = await join(mine);
        const closed = closing(client);
        await revokeKey(fixture.ctx(), { id: mine.keyId });
        await closed;
        await expect(join(mine)).rejects.toThrow();
      });

      it("the broker retains the status only, and publishes a last will", async () => {
        const mine = await device();
        const topic = (kind: string) => `weather/${mine.stationId}/${kind}`;
        const will = { topic: topic("status"), payload: Buffer.from('{"status":"offline"}'), qos: 1, retain: true };
        const { client } = await join(mine, { will });
        await client.publishAsync(topic("status"), '{"status":"online"}', { qos: 1, retain: true });
        await client.publishAsync(topic("readings"), READING, { qos: 1, retain: true });
        const { client: viewer, heard } = await join(mine);
        await viewer.subscribeAsync(topic("#"), { qos: 1 });
        await expect
          .poll(() => heard)
          .toEqual([{ topic: topic("status"), payload: '{"status":"online"}', qos: 1, retain: true }]);
        client.stream.destroy();
        await expect.poll(() => heard.map(({ payload }) => payload)).toContain('{"status":"offline"}');
        const { stationId } = mine;
        expect(await fixture.database.prisma.device.findUnique({ where: { stationId } })).toMatchObject({
          presence: "offline",
        });
      });

      it("a read-only key may follow its station, but neither publish nor see the topics for its device", async () => {
        const mine = await newDevice(fixture.ctx(), { scopes: ["read", "write"] });
        const { key } = await createKey(fixture.ctx(), {
          stationId: mine.stationId,
          name: "screen",
          scopes: ["read"],
        });
        const { client: screen, heard } = await join({ ...mine, key });
        await screen.subscribeAsync(`weather/${mine.stationId}/#`, { qos: 1 });
        const { client } = await join(mine);
        const batch = JSON.stringify({ id: "b", readings: [JSON.parse(READING)] });
        await client.publishAsync(`weather/${mine.stationId}/readings`, batch, { qos: 1 });
        await client.publishAsync(`weather/${mine.stationId}/readings`, READING, { qos: 1 });
        await expect.poll(() => heard.map(({ payload }) => payload)).toEqual([batch, READING]);
        const closed = closing(screen);
        screen.publish(`weather/${mine.stationId}/readings`, READING, { qos: 1 });
        await closed;
      });

      it("devices of two stations may have the same client identifier", async () => {
        const [mine, other] = [await device(), await device()];
        const { client } = await join(mine, { clientId: "agent" });
        const { client: second } = await join(other, { clientId: "agent" });
        await client.publishAsync(`weather/${mine.stationId}/readings`, READING, { qos: 1 });
        await second.publishAsync(`weather/${other.stationId}/readings`, READING, { qos: 1 });
        expect([await count(mine), await count(other)]).toEqual([1, 1]);
      });
    });

    it.skipIf(!process.env.TEST_MOSQUITTO_CLIENTS).each(["mqttv31", "mqttv311", "mqttv5"])(
      "the broker supports mosquitto_pub and mosquitto_sub by %s",
      async (version) => {
        const mine = await device();
        const { port } = new URL(url());
        const common = ["-h", "127.0.0.1", "-p", port, "-V", version, "-u", "roof", "-P", mine.key];
        const stored = run("mosquitto_sub", [
          ...common,
          "-t",
          `weather/${mine.stationId}/stored`,
          "-q",
          "1",
          "-C",
          "1",
          "-W",
          String(DEADLINE_MS / 1000),
        ]);
        const batch = JSON.stringify({ id: "b", readings: [JSON.parse(READING)] });
        const publish = () =>
          run("mosquitto_pub", [...common, "-t", `weather/${mine.stationId}/readings`, "-q", "2", "-m", batch]);
        let isHeard = false;
        void stored.then(() => {
          isHeard = true;
        });
        // Until the subscriber has subscribed: a repeat is harmless.
        await expect.poll(() => publish().then(() => isHeard)).toBe(true);
        expect(JSON.parse((await stored).stdout)).toMatchObject({ id: "b" });
        expect(await count(mine)).toBe(1);
        await expect(
          run("mosquitto_pub", [...common.slice(0, -1), "ws_wrong", "-t", "x", "-m", "x"]),
        ).rejects.toThrow();
      },
    );

    it("no client can fill the broker's log", async () => {
      const mine = await device();
      const { client } = await connect(url(), login(mine));
      for (let i = 0; i < 100; i += 1) await client.publishAsync(`weather/${mine.stationId}/events`, "{", { qos: 1 });
      const lines = fixture.server
        .output()
        .split("\n")
        .filter((line) => line.includes(`"client":"station ${mine.stationId}"`));
      expect(lines).toHaveLength(1);
      expect(fixture.server.errors()).toBe("");
    });
  },
  MQTT,
);
