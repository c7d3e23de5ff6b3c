import { expect, it } from "vitest";
import { storedSchema } from "@/lib/contract/device/batch";
import { sendCommand } from "@/lib/services/commands";
import { brokerOf, connect, login, MQTT, newDevice, VERSIONS } from "../support/mqtt-devices";
import { onEachServer } from "../support/server";

const T0 = Date.UTC(2026, 0, 15);
const at = (n: number) => new Date(T0 + n * 60_000).toISOString();

onEachServer(
  "the server's own broker",
  (fixture) => {
    const readingsOf = (stationId: number) =>
      fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    const url = () => brokerOf(fixture.server);

    it.each(VERSIONS.flatMap((version) => ([1, 2] as const).map((qos) => [version, qos] as const)))(
      "the broker has stored on disk what it acknowledges, by protocol level %i at QoS %i",
      async (protocolVersion, qos) => {
        const device = await newDevice(fixture.ctx());
        const { client } = await connect(url(), { ...login(device), protocolVersion });
        for (let n = 0; n < 5; n += 1) {
          const payload = JSON.stringify({ time: at(n), temperature: n });
          await client.publishAsync(`weather/${device.stationId}/readings`, payload, { qos });
          expect((await readingsOf(device.stationId)).map(({ temperature }) => temperature)).toHaveLength(n + 1);
        }
        await client.publishAsync(`weather/${device.stationId}/readings`, JSON.stringify({ time: at(0), rain: 1 }), {
          qos,
        });
        expect(await readingsOf(device.stationId)).toHaveLength(5);
      },
    );

    it("the broker stores readings that arrive at QoS 0", async () => {
      const device = await newDevice(fixture.ctx());
      const { client } = await connect(url(), login(device));
      client.publish(`weather/${device.stationId}/readings`, JSON.stringify({ time: at(0), temperature: 1 }));
      await expect.poll(() => readingsOf(device.stationId)).toHaveLength(1);
    });

    it.each(VERSIONS)(
      "the broker answers a batch with the result of each reading, by protocol level %i",
      async (protocolVersion) => {
        const device = await newDevice(fixture.ctx());
        const { client, heard } = await connect(url(), { ...login(device), protocolVersion });
        await client.subscribeAsync(`weather/${device.stationId}/stored`, { qos: 1 });
        const batch = {
          id: "batch-1",
          // New, the same again, another value for the same time, and an unknown metric.
          readings: [...[1, 1, 2].map((temperature) => ({ time: at(0), temperature })), { wind: 3 }],
        };
        await client.publishAsync(`weather/${device.stationId}/readings`, JSON.stringify(batch), { qos: 1 });
        await expect.poll(() => heard).toHaveLength(1);
        expect(heard[0]).toMatchObject({ topic: `weather/${device.stationId}/stored`, qos: 1, retain: false });
        const answer = storedSchema.parse(JSON.parse(heard[0]?.payload ?? ""));
        expect(answer).toMatchObject({ id: "batch-1", stored: 2, repeated: 1, refused: [{ index: 3 }] });
      },
    );

    it("the broker stores concurrent readings of many devices, each for its own station", async () => {
      const devices = await Promise.all(Array.from({ length: 5 }, () => newDevice(fixture.ctx())));
      await Promise.all(
        devices.map(async (device) => {
          const { client } = await connect(url(), login(device));
          const publish = (n: number) =>
            client.publishAsync(
              `weather/${device.stationId}/readings`,
              JSON.stringify({ time: at(n), temperature: n }),
              { qos: 1 },
            );
          await Promise.all(Array.from({ length: 200 }, (_, n) => publish(n)));
        }),
      );
      for (const { stationId } of devices) expect(await readingsOf(stationId)).toHaveLength(200);
    });

    it("the broker stores events, status and replies, and sends a device its commands", async () => {
      const device = await newDevice(fixture.ctx());
      const { stationId } = device;
      const { client, heard } = await connect(url(), login(device));
      await client.publishAsync(`weather/${stationId}/events`, JSON.stringify({ id: "e1", type: "switch_pressed" }), {
        qos: 1,
      });
      expect(await fixture.database.prisma.deviceEvent.findMany({ where: { stationId, eventId: "e1" } })).toHaveLength(
        1,
      );
      await client.publishAsync(`weather/${stationId}/status`, JSON.stringify({ status: "online", version: "1.2.3" }), {
        qos: 1,
      });
      expect(await fixture.database.prisma.device.findUnique({ where: { stationId } })).toMatchObject({
        version: "1.2.3",
      });

      const { id } = await sendCommand(fixture.ctx(), { stationId, request: { name: "read" } });
      await client.subscribeAsync(`weather/${stationId}/commands`, { qos: 1 });
      await expect.poll(() => heard).toHaveLength(1);
      expect(JSON.parse(heard[0]?.payload ?? "")).toMatchObject({ id, name: "read" });
      await client.publishAsync(`weather/${stationId}/replies`, JSON.stringify({ id, status: "done" }), { qos: 1 });
      expect(await fixture.database.prisma.deviceCommand.findUnique({ where: { id } })).toMatchObject({
        status: "done",
      });
    });
  },
  MQTT,
);
