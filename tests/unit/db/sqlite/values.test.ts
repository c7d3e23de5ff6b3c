import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSqlite } from "@/lib/db/sqlite/values";

describe("a parameter for SQLite", () => {
  it("a parameter never has a type on which the driver would abort the process", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }), (value) => {
        let given: unknown;
        try {
          given = toSqlite(value, undefined);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          return;
        }
        expect(given === null || Buffer.isBuffer(given) || ["string", "number", "bigint"].includes(typeof given)).toBe(
          true,
        );
      }),
    );
  });

  it("a time is passed as epoch ms, from a Date or from Prisma's text", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const ms = BigInt(date.getTime());
        expect(toSqlite(date, undefined)).toBe(ms);
        expect(toSqlite(date.toISOString(), { scalarType: "datetime", arity: "scalar" })).toBe(ms);
      }),
    );
  });

  it("an invalid time is refused as a parameter", () => {
    expect(() => toSqlite(new Date(Number.NaN), undefined)).toThrow(RangeError);
    expect(() => toSqlite("yesterday", { scalarType: "datetime", arity: "scalar" })).toThrow(RangeError);
  });
});
