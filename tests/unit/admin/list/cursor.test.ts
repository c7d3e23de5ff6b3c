import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorOf, readCursor } from "@/lib/admin/list/cursor";
import { orderOf } from "@/lib/admin/list/order";
import { adminOf } from "@/lib/admin/registry";
import { AppError } from "@/lib/errors";

const station = adminOf("Station") ?? expect.unreachable();
const order = orderOf(station, "name.-elevation.timestamp.isPublic");
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const NAMED = "name.-elevation.timestamp.isPublic.id";

describe("a place in an order", () => {
  it("a cursor is read as it was written", () => {
    const rows = fc.record({
      name: fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
      elevation: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)),
      timestamp: fc.option(fc.integer({ min: 0, max: 4e12 })),
      isPublic: fc.boolean(),
      id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    });
    fc.assert(
      fc.property(rows, (row) => {
        const { name, elevation, timestamp, isPublic, id } = row;
        const time = timestamp === null ? null : new Date(timestamp);
        expect(readCursor(station, order, cursorOf(order, row))).toEqual([name, elevation, time, Number(isPublic), id]);
      }),
    );
  });

  it("an invalid cursor is refused", () => {
    const refused = (text: string) => {
      try {
        readCursor(station, order, text);
        return false;
      } catch (error) {
        return error instanceof AppError && error.code === "invalid";
      }
    };
    fc.assert(fc.property(fc.string(), (text) => refused(text)));
    fc.assert(fc.property(fc.jsonValue(), (value) => refused(encoded(value))));
    const values = ["a", 1, 0, true, 1];
    expect(refused(encoded([NAMED, values]))).toBe(false);
    expect(refused(encoded(["name.id", values]))).toBe(true);
    expect(refused(encoded([NAMED, values.slice(1)]))).toBe(true);
    const wrong: [number, unknown][] = [
      [0, null],
      [0, "\0"],
      [0, "\ud800"],
      [0, ["a"]],
      [1, "1"],
      [2, 1.5],
      [2, 8.64e15],
      [2, -8.64e15],
      [3, 1],
      [4, null],
      [4, { $gt: 0 }],
    ];
    for (const [i, value] of wrong) expect(refused(encoded([NAMED, values.with(i, value as never)]))).toBe(true);
  });
});

describe("an order", () => {
  const columns = (text: string, of = station) =>
    orderOf(of, text).map(({ column, descending }) => `${descending ? "-" : ""}${column}`);

  it("an order ends with the key, in the direction of the last column", () => {
    expect(columns("")).toEqual(["name", "id"]);
    expect(columns("lat.-lon")).toEqual(["lat", "-lon", "-id"]);
  });

  it("columns that cannot be sorted are ignored", () => {
    expect(columns("id;--.nothing.-latest.lat.-lat.description.constructor")).toEqual(["lat", "id"]);
    expect(columns("nothing")).toEqual(["name", "id"]);
  });

  it("a large table is sorted by one indexed column", () => {
    const readings = adminOf("SensorData") ?? expect.unreachable();
    expect(columns("", readings)).toEqual(["-time", "-stationId"]);
    expect(columns("stationId.-time", readings)).toEqual(["stationId", "time"]);
    expect(columns("receivedAt", readings)).toEqual(["-time", "-stationId"]);
  });
});
