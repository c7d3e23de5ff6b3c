import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { system } from "@/lib/auth/actor";
import { open } from "@/lib/db/client";
import { onEachDialect, throwaway } from "../support/database";
import { brokerOf, connect, login, MQTT, newDevice, VERSIONS } from "../support/mqtt-devices";
import { onEachServer, startServer } from "../support/server";

const reading = (n: number) =>
  JSON.stringify({ time: new Date(Date.UTC(2026, 0, 15, 0, n)).toISOString(), temperature: n });

onEachServer(
  "the broker with a read-only database",
  (fixture) => {
    it.each(VERSIONS.flatMap((version) => ([1, 2] as const).map((qos) => [version, qos] as const)))(
      "the broker withholds its acknowledgement until it can write, by protocol level %i at QoS %i",
      async (protocolVersion, qos) => {
        const device = await newDevice(fixture.ctx());
        const { client } = await connect(brokerOf(fixture.server), {
          ...login(device),
          protocolVersion,
          reconnectPeriod: 100,
        });
        await fixture.database.prisma.$executeRawUnsafe("ALTER TABLE SensorData RENAME TO Kept");
        let isAcknowledged = false;
        let closed = 0;
        client.on("close", () => {
          closed += 1;
        });
        const publishing = client.publishAsync(`weather/${device.stationId}/readings`, reading(0), { qos }).then(() => {
          isAcknowledged = true;
        });
        await expect.poll(() => closed).toBeGreaterThan(1);
        expect(isAcknowledged).toBe(false);
        await fixture.database.prisma.$executeRawUnsafe("ALTER TABLE Kept RENAME TO SensorData");
        await publishing;
        expect(await fixture.database.prisma.sensorData.count({ where: { stationId: device.stationId } })).toBe(1);
      },
    );
  },
  MQTT,
);

onEachDialect("a server with its own broker", (dialect) => {
  it("the broker finishes pending work when it stops, and publishes no last will", async () => {
    const target = await throwaway(dialect);
    const server = await startServer({ ...MQTT, DATABASE_URL: target.url });
    const database = open(target.url);
    onTestFinished(async () => {
      await server.kill("SIGKILL");
      await database.close();
      await target.drop();
    });
    const device = await newDevice({ database, actor: system("test"), now: Date.now });
    const topic = (kind: string) => `weather/${device.stationId}/${kind}`;
    const will = {
      topic: topic("status"),
      payload: Buffer.from('{"status":"offline"}'),
      qos: 1 as const,
      retain: true,
    };
    const { client } = await connect(brokerOf(server), { ...login(device), will });
    await client.publishAsync(topic("status"), '{"status":"online"}', { qos: 1 });
    let acknowledged = 0;
    for (let n = 0; n < 2000; n += 1) {
      client.publishAsync(topic("readings"), reading(n), { qos: 1 }).then(
        () => {
          acknowledged += 1;
        },
        () => {},
      );
    }
    await expect.poll(() => acknowledged).toBeGreaterThan(0);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(server.errors()).toBe("");
    const { stationId } = device;
    expect(await database.prisma.sensorData.count({ where: { stationId } })).toBeGreaterThanOrEqual(acknowledged);
    expect(await database.prisma.device.findUnique({ where: { stationId } })).toMatchObject({ presence: "online" });
  });
});

it("the server runs without the broker while its port is taken, says so, and listens once it is free", async () => {
  const target = await throwaway("sqlite");
  const other: Server = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const server = await startServer({ ...MQTT, DATABASE_URL: target.url, MQTT_PORT: String(port) });
  onTestFinished(async () => {
    await server.kill("SIGKILL");
    await target.drop();
    other.close();
  });
  const mqttOf = async () =>
    ((await (await server.fetch("/readyz")).json()) as { checks: { mqtt: string } }).checks.mqtt;
  const sentence = `MQTT port ${port} is taken. Set MQTT_PORT to another one, or MQTT_URL to the broker that listens there.`;
  expect(await mqttOf()).toBe(sentence);
  expect(server.output()).toContain(sentence);
  expect(server.output()).not.toMatch(/^ {2}MQTT/m);
  expect((await server.fetch("/readyz")).status).toBe(200);
  await new Promise((resolve) => other.close(resolve));
  await expect.poll(mqttOf).toBe("ok");
});

it.each([
  [
    { MQTT_TLS_CERT: "/nowhere/cert.pem", MQTT_TLS_KEY: "/nowhere/key.pem" },
    /MQTT_TLS_CERT: the file \/nowhere\/cert\.pem cannot be read \(ENOENT\)\./,
  ],
  [
    { MQTT_TLS_CERT: "package.json", MQTT_TLS_KEY: "package.json" },
    /MQTT_TLS_CERT and MQTT_TLS_KEY are not a certificate and its private key/,
  ],
])("the server does not start with an invalid certificate: %j", async (variables, sentence) => {
  const target = await throwaway("sqlite");
  onTestFinished(() => target.drop());
  await expect(startServer({ ...MQTT, ...variables, DATABASE_URL: target.url })).rejects.toThrow(sentence);
});
