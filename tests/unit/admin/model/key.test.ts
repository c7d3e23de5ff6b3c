import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOfObject, keyText, objectId, readKey } from "@/lib/admin/model/key";

describe("a record's key in addresses", () => {
  it("a record's key in an address is its id, or its parts joined by a tilde", () => {
    expect(keyText("Station", { id: 3 })).toBe("3");
    expect(keyText("SensorData", { stationId: 3, time: 1393922308000 })).toBe("3~2014-03-04T08:38:28.000Z");
    expect(objectId("SensorData", { stationId: 3, time: 1393922308000 })).toBe("3/2014-03-04T08:38:28.000Z");
  });

  it("a record's key survives the round trip through an address", () => {
    const keys = fc.record({
      stationId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      time: fc.integer({ min: 0, max: 4e12 }),
    });
    fc.assert(
      fc.property(keys, (key) => {
        expect(readKey("SensorData", keyText("SensorData", key))).toEqual(key);
        expect(keyOfObject("SensorData", objectId("SensorData", key))).toEqual(key);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
        expect(readKey("Setting", keyText("Setting", { name }))).toEqual({ name });
      }),
    );
  });

  it.each(["0", "-1", "01", "1.5", "3e2", "2147483648", "x", "", "1~2", "1/2", "%31"])(
    "the id %j is refused in an address",
    (text) => {
      expect(() => readKey("Station", text)).toThrow("Not found");
    },
  );

  it.each(["3", "3~", "3~yesterday", "3~2014-03-04", "3~%", "3~2014-03-04T08:38:28.000Z~1"])(
    "the key %j is refused in an address",
    (text) => {
      expect(() => readKey("SensorData", text)).toThrow("Not found");
    },
  );
});
