import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { Consumer } from "@/lib/ingest/mqtt/external/consumer";

const CONNACK = Buffer.from([0x20, 3, 0, 0, 0]);
const PUBACK = 0x40;
const DISCONNECT = 0xe0;

/** A broker that accepts a connection, and then answers nothing by itself. */
async function broker() {
  const packets: Buffer[] = [];
  let socket: Socket | undefined;
  const server = createServer((accepted) => {
    socket = accepted;
    accepted.on("error", () => {});
    // A client with this maximum packet size sends each packet in one chunk.
    accepted.on("data", (packet) => {
      packets.push(packet);
      if (packets.length === 1) accepted.write(CONNACK);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    socket?.destroy();
    server.close();
  });
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscription: async () => {
      await expect.poll(() => packets.find(([type]) => type === 0x82)).toBeDefined();
      return packets.find(([type]) => type === 0x82) as Buffer;
    },
    send: (packet: Buffer) => socket?.write(packet),
    cut: () => socket?.destroy(),
    has: (type: number) => packets.some((packet) => packet.includes(type) && packet[0] === type),
  };
}

it("a consumer ends when its connection is lost before the broker has answered", async () => {
  const { url, subscription, cut } = await broker();
  const consumer = new Consumer(url, 0, async () => {}, false);
  await subscription();
  const stopping = consumer.stop();
  cut();
  await stopping;
});

it("a consumer that is ending acknowledges nothing more, and still receives the answer that it waits for", async () => {
  const { url, subscription, send, has } = await broker();
  const taken: string[] = [];
  const consumer = new Consumer(
    url,
    0,
    async (topic) => {
      taken.push(topic);
    },
    false,
  );
  const subscribe = await subscription();
  // After the length field, whose bytes except the last have their highest bit set.
  const id = 2 + [...subscribe.subarray(1)].findIndex((byte) => byte < 0x80);
  const [high = 0, low = 0] = subscribe.subarray(id);
  const stopping = consumer.stop();
  const topic = Buffer.from("weather/1/status");
  const publish = Buffer.from([0x32, topic.length + 7, 0, topic.length, ...topic, 0, 9, 0, 0x7b, 0x7d]);
  const granted = [1, 1, 1, 1];
  send(Buffer.concat([publish, Buffer.from([0x90, 3 + granted.length, high, low, 0, ...granted])]));
  await stopping;
  await expect.poll(() => has(DISCONNECT)).toBe(true);
  expect(taken).toEqual([]);
  expect(has(PUBACK)).toBe(false);
});
