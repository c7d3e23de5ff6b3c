import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Outage, outageOf } from "@/lib/db/outage";

const error = (fields: Record<string, unknown>) => Object.assign(new Error("no"), fields);

it.each<[string, unknown, Outage]>([
  ["SQLite's lock", error({ code: "SQLITE_BUSY" }), "locked"],
  ["its extensions", error({ code: "SQLITE_BUSY_SNAPSHOT" }), "locked"],
  ["SQLite's disk", error({ code: "SQLITE_FULL" }), "full"],
  ["SQLite's files", error({ code: "SQLITE_IOERR_FSYNC" }), "away"],
  ["a file that may not be written", error({ code: "SQLITE_READONLY_DBMOVED" }), "read-only"],
  ["MariaDB's lock", error({ errno: 1205, code: "ER_LOCK_WAIT_TIMEOUT" }), "locked"],
  ["a server that takes no changes", error({ errno: 1290 }), "read-only"],
  ["a full table", error({ errno: 1114 }), "full"],
  ["too many connections", error({ errno: 1040 }), "away"],
  ["the driver's pool", error({ errno: 45028 }), "away"],
  ["a socket", error({ code: "ECONNREFUSED" }), "away"],
  ["what ended the connection", error({ fatal: true }), "away"],
  ["Prisma's word", error({ code: "P2024" }), "away"],
  [
    "no turn for a transaction",
    error({ code: "P2028", message: "Unable to start a transaction in the given time." }),
    "away",
  ],
  [
    "what an adapter wraps",
    error({
      code: "P2010",
      meta: {
        driverAdapterError: new DriverAdapterError({
          kind: "mysql",
          code: 1205,
          message: "",
          state: "",
          originalCode: "1205",
        }),
      },
    }),
    "locked",
  ],
  ["what is wrapped twice", new Error("a", { cause: new Error("b", { cause: error({ errno: 1836 }) }) }), "read-only"],
])("%s is recognized as an outage", (_title, given, outage) => {
  expect(outageOf(given)).toBe(outage);
});

it.each<[string, unknown]>([
  ["a broken rule", error({ code: "P2002" })],
  ["a duplicate", error({ errno: 1062, code: "ER_DUP_ENTRY", fatal: false })],
  ["bad SQL", error({ errno: 1064 })],
  ["a transaction that was used after its end", error({ code: "P2028", message: "Transaction already closed" })],
  ["a file that is not there", error({ code: "ENOENT", errno: -2 })],
  ["a value", error({ code: "SQLITE_CONSTRAINT_UNIQUE" })],
  ["a bug", new TypeError("x is not a function")],
])("%s is not taken for an outage", (_title, given) => {
  expect(outageOf(given)).toBeUndefined();
});

it("any thrown value is handled", () => {
  const circular: { cause?: unknown } = {};
  circular.cause = circular;
  expect(outageOf(circular)).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (thrown) => {
      outageOf(thrown);
    }),
  );
});
