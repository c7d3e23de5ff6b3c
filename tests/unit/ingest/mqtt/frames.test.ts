import fc from "fast-check";
import { generate } from "mqtt-packet";
import { describe, expect, it } from "vitest";
import { Frames, PACKET_BYTES, protocolLevel, WireError } from "@/lib/ingest/mqtt/embedded/frames";

const CONNECT = generate({ cmd: "connect", clientId: "a", protocolId: "MQTT", protocolVersion: 4, keepalive: 60 });
const publish = (size: number) =>
  generate({ cmd: "publish", topic: "t", payload: Buffer.alloc(size), qos: 0, dup: false, retain: false });

/** The reason code that ends it; undefined when it is taken. */
function verdict(bytes: Buffer, cuts: readonly number[] = []): number | undefined {
  const frames = new Frames();
  const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
  try {
    places.slice(1).forEach((end, i) => void frames.check(bytes.subarray(places[i], end)));
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return error.reasonCode;
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
  ])("are followed by their headers, however they are cut: %s", (_what, bytes, expected) => {
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => verdict(bytes, cuts) === expected));
  });

  it("say at the start which version they are of, as soon as they reach that far", () => {
    for (const protocolVersion of [4, 5] as const) {
      const bytes = generate({
        cmd: "connect",
        clientId: "x".repeat(200),
        protocolId: "MQTT",
        protocolVersion,
        keepalive: 0,
      });
      const levels = Array.from({ length: bytes.length }, (_, i) => protocolLevel(bytes.subarray(0, i + 1)));
      const first = levels.findIndex((level) => level !== undefined);
      expect(first).toBe(bytes.indexOf("MQTT") + 4);
      expect(new Set(levels.slice(first))).toEqual(new Set([protocolVersion]));
    }
  });
});
