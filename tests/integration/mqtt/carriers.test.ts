import { readFileSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { afterAll, expect, it } from "vitest";
import { brokerOf, connect, login, MQTT, newDevice, VERSIONS } from "../support/mqtt-devices";
import { onServer } from "../support/server";
import { selfSigned } from "./certificate";

const certificate = selfSigned();
afterAll(certificate.remove);

onServer(
  "the broker's listeners",
  (fixture) => {
    it.each(VERSIONS.flatMap((version) => ["mqtt", "mqtts", "ws"].map((scheme) => [version, scheme] as const)))(
      "the broker accepts a reading by protocol level %i over %s",
      async (protocolVersion, scheme) => {
        const device = await newDevice(fixture.ctx());
        const { client } = await connect(brokerOf(fixture.server, scheme), {
          ...login(device),
          protocolVersion,
          ca: readFileSync(certificate.cert),
        });
        await client.publishAsync(`weather/${device.stationId}/readings`, '{"temperature":1}', { qos: 1 });
        expect(await fixture.database.prisma.sensorData.count({ where: { stationId: device.stationId } })).toBe(1);
      },
    );

    it("a client refuses the broker's self-signed certificate", async () => {
      const device = await newDevice(fixture.ctx());
      await expect(connect(brokerOf(fixture.server, "mqtts"), login(device))).rejects.toThrow(/self-signed/);
    });

    it.each<[string, Buffer]>([
      ["a request for a page", Buffer.from("GET / HTTP/1.1\r\nHost: a\r\n\r\n")],
      ["no CONNECT", Buffer.from([0xc0, 0x00])],
      ["a CONNECT beyond all measure", Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f])],
      ["a length without an end", Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80])],
      ["a CONNECT of MQTT 5 that is none", Buffer.from([0x10, 0x07, 0x00, 0x04, 0x4d, 0x51, 0x54, 0x54, 0x05])],
      ["a CONNECT of an unknown protocol", Buffer.from("\x10\x0c\x00\x04NOPE\x04\x02\x00\x3c\x00\x00")],
    ])("the broker closes the connection after %s", async (_what, bytes) => {
      const { port } = new URL(brokerOf(fixture.server));
      const socket = connectSocket(Number(port), "127.0.0.1");
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.on("error", () => {});
      socket.resume().write(bytes);
      await closed;
      expect(fixture.server.errors()).toBe("");
    });
  },
  { ...MQTT, MQTT_WS_PORT: "0", MQTT_TLS_CERT: certificate.cert, MQTT_TLS_KEY: certificate.key },
);
