import { describe, expect, it } from "vitest";
import { modelNamed } from "@/lib/db/models";
import { newRecordSchema, recordChangeSchema } from "@/lib/services/records/internal/schema";

const KEY = { stationId: 1, name: "k", hash: "h", prefix: "p" };

describe("what a new record may be given", () => {
  const schema = newRecordSchema(modelNamed("DeviceKey"));
  const messages = (values: object) => schema.safeParse({ ...KEY, ...values }).error?.issues.map((one) => one.message);

  it("a new record may have the model's fields except for the id", () => {
    expect(Object.keys(schema.shape)).not.toContain("id");
    expect(schema.parse({ ...KEY, id: 7, other: 1, expiresAt: null })).toEqual({ ...KEY, expiresAt: null });
    expect(Object.keys(newRecordSchema(modelNamed("Setting")).shape)).toEqual(["name", "value"]);
    expect(Object.keys(newRecordSchema(modelNamed("Station")).shape)).not.toContain("updatedAt");
  });

  it.each([
    [{ name: undefined }, "This field is required."],
    [{ name: null }, "This field is required."],
    [{ name: "" }, "This field may not be blank."],
    [{ name: "a\0" }, "Null characters are not allowed."],
    [{ name: "\ud800" }, "Surrogate characters are not allowed."],
    [{ name: "😀".repeat(101) }, "Ensure this field has no more than 100 characters."],
    [{ stationId: 0 }, "Too small: expected number to be >=1"],
    [{ stationId: 2 ** 31 }, "Too big: expected number to be <=2147483647"],
    [{ stationId: 1.5 }, "Invalid input: expected int, received number"],
  ])("a new record refuses %o", (values, message) => {
    expect(messages(values)).toContain(message);
  });

  it("lengths are counted in code points, and blank text is accepted where the model allows it", () => {
    expect(messages({ name: "😀".repeat(100), addresses: "" })).toBeUndefined();
  });

  it("any JSON up to a limited depth is accepted", () => {
    const log = recordChangeSchema(modelNamed("LogEntry"));
    const nested = (depth: number) =>
      Array(depth)
        .fill(null)
        .reduce((inner: unknown) => [inner], 1);
    for (const changes of [{}, [1, "a", null], "text", 0, nested(30)])
      expect(log.parse({ changes })).toEqual({ changes });
    for (const changes of [null, nested(31), nested(200_000), { of: () => 1 }, ["\ud800"], { "\0": 1 }, [Number.NaN]]) {
      expect(log.safeParse({ changes }).success).toBe(false);
    }
  });
});

describe("what may be changed", () => {
  it("a change may contain any field except the key, or none", () => {
    const schema = recordChangeSchema(modelNamed("JobLease"));
    expect(Object.keys(schema.shape)).toEqual(["holder", "expiresAt"]);
    expect(schema.parse({})).toEqual({});
  });
});
