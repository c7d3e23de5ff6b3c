import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { MqttClient } from "mqtt";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { brokerOf, login, MQTT, newDevice, type TestDevice } from "../support/mqtt-devices";
import { onServer } from "../support/server";
import { selfSigned } from "./certificate";

/** More than the broker has places for. */
const CROWD = 5200;
/** Connections of one address before login: see limits.ts. */
const PENDING_A_NETWORK = 64;
/** Half of a ClientHello: a record of 512 bytes is announced, and one byte of it sent. */
const HALF_HELLO = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]);
const HALF_CONNECT = Buffer.from([0x10, 0x40, 0x00, 0x04, 0x4d]);
const HALF_REQUEST = Buffer.from("GET / HTTP/1.1\r\nHost: a\r\n");

const certificate = selfSigned();
afterAll(certificate.remove);

onServer(
  "the broker's connection limits",
  (fixture) => {
    const portOf = (scheme: string) => Number(new URL(brokerOf(fixture.server, scheme)).port);

    /** Opens this many connections, each with the same few bytes; the set holds those that are open. */
    async function crowd(scheme: string, size: number, bytes?: Buffer): Promise<Set<Socket>> {
      const open = new Set<Socket>();
      onTestFinished(() => {
        for (const socket of open) socket.destroy();
      });
      const port = portOf(scheme);
      const join = async () => {
        const socket = connectSocket(port, "127.0.0.1").on("error", () => {});
        socket.once("close", () => open.delete(socket));
        await once(socket, "connect");
        open.add(socket);
        if (bytes) socket.write(bytes);
        socket.resume();
      };
      for (let n = 0; n < size; n += 100) await Promise.all(Array.from({ length: Math.min(100, size - n) }, join));
      return open;
    }

    /** A real client, from an address of its own. */
    async function report(device: TestDevice, localAddress: string): Promise<void> {
      const stream = () => connectSocket({ port: portOf("mqtt"), host: "127.0.0.1", localAddress });
      const client = new MqttClient(stream, { ...login(device), reconnectPeriod: 0 });
      onTestFinished(async () => {
        await client.endAsync(true);
      });
      await new Promise<void>((resolve, reject) => {
        client.once("connect", () => resolve());
        client.once("close", () => reject(new Error("The connection was closed.")));
      });
      await client.publishAsync(`weather/${device.stationId}/readings`, '{"temperature":1}', { qos: 1 });
    }

    it(`${CROWD} silent connections of one address do not keep devices from there and elsewhere out`, async () => {
      const devices = [await newDevice(fixture.ctx()), await newDevice(fixture.ctx())] as const;
      const open = await crowd("mqtt", CROWD);
      await report(devices[0], "127.0.0.2");
      await report(devices[1], "127.0.0.1");
      await expect.poll(() => open.size).toBeLessThanOrEqual(PENDING_A_NETWORK);
      for (const { stationId } of devices) {
        expect(await fixture.database.prisma.sensorData.count({ where: { stationId } })).toBe(1);
      }
      expect(fixture.server.errors()).toBe("");
    });

    it.each([
      ["silent", "mqtt", undefined],
      ["halfway through their CONNECT", "mqtt", HALF_CONNECT],
      ["silent", "mqtts", undefined],
      ["halfway through their handshake", "mqtts", HALF_HELLO],
      ["silent", "ws", undefined],
      ["halfway through their request", "ws", HALF_REQUEST],
    ])(
      "only a few connections that are %s stay open on the %s port, and are closed after a while",
      async (_what, scheme, bytes) => {
        const open = await crowd(scheme, 3 * PENDING_A_NETWORK, bytes);
        await expect.poll(() => open.size).toBeLessThanOrEqual(PENDING_A_NETWORK);
        await expect.poll(() => open.size).toBe(0);
      },
    );

    it("a place is free again once its connection has ended, on every port", async () => {
      for (const scheme of ["mqtt", "mqtts", "ws"]) {
        for (let round = 0; round < 3; round += 1) {
          const open = await crowd(scheme, PENDING_A_NETWORK);
          for (const socket of open) socket.destroy();
          await expect.poll(() => open.size).toBe(0);
        }
      }
      await report(await newDevice(fixture.ctx()), "127.0.0.1");
    });

    it("open connections do not keep a server from stopping", async () => {
      for (const scheme of ["mqtt", "mqtts", "ws"]) await crowd(scheme, 10);
      expect(await fixture.server.stop()).toEqual({ code: 0, signal: null });
    });
  },
  { ...MQTT, MQTT_WS_PORT: "0", MQTT_TLS_CERT: certificate.cert, MQTT_TLS_KEY: certificate.key },
);
