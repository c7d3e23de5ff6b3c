import fc from "fast-check";
import { generate } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { PACKET_BYTES, PacketGuard } from "@/lib/ingest/mqtt/embedded/packet-guard";
import { WireError } from "@/lib/ingest/mqtt/embedded/wire-error";

const CONNECT = generate({ cmd: "connect", clientId: "a", protocolId: "MQTT", protocolVersion: 4, keepalive: 60 });
const publish = (size: number) =>
  generate({ cmd: "publish", topic: "t", payload: Buffer.alloc(size), qos: 0, dup: false, retain: false });

/** The packets that a stream is cut into, arriving in pieces, and the reason code that ends it. */
function cut(bytes: Buffer, cuts: readonly number[] = []): { packets: Buffer[]; code?: number } {
  const frames = new PacketGuard();
  const places = [0, ...cuts.map((place) => place % bytes.length).sort((a, b) => a - b), bytes.length];
  const packets: Buffer[] = [];
  try {
    places.slice(1).forEach((end, i) => {
      for (const packet of frames.take(bytes.subarray(places[i], end))) packets.push(packet);
    });
    return { packets };
  } catch (error) {
    if (error instanceof WireError) return { packets, code: error.reasonCode };
    throw error;
  }
}

describe("the packets of a connection", () => {
  it.each<[string, Buffer, number | undefined]>([
    ["good ones", Buffer.concat([CONNECT, publish(200), publish(20_000), Buffer.from([0xc0, 0])]), undefined],
    ["one that is as large as it may be", Buffer.concat([CONNECT, publish(PACKET_BYTES - 3)]), undefined],
    ["one that is larger", Buffer.concat([CONNECT, publish(PACKET_BYTES - 2)]), 0x95],
    ["one that only says so", Buffer.concat([CONNECT, Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])]), 0x95],
    ["a length without an end", Buffer.concat([CONNECT, Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80])]), 0x81],
    ["another one first", publish(1), 0x82],
    ["a large CONNECT", Buffer.from([0x10, 0x81, 0x80, 0x01]), 0x95],
  ])("packets are bounded by their headers, in any chunks: %s", (_what, bytes, expected) => {
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => cut(bytes, cuts).code === expected));
  });

  it("packets are reassembled in order from any chunks", () => {
    const packets = [CONNECT, publish(0), Buffer.from([0xc0, 0]), publish(300), Buffer.from([0xe0, 0])];
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 50 }), (cuts) => {
        expect(cut(Buffer.concat(packets), cuts)).toEqual({ packets });
      }),
    );
  });
});
