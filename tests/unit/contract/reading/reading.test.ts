import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainReading, readingSchema, readReading, timeSchema } from "@/lib/contract/reading/reading";
import { fieldErrors } from "@/lib/services/parse";
import { METRIC_KEYS } from "@/lib/weather/metrics";
import { possibleValues } from "../../weather/arbitraries";

const EARLIEST = Date.UTC(1750, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);
const FIRST_MILLISECONDS = 1e11;

/** Whatever JSON may say, with the names and numbers that matter said often. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e308, "NaN", "1", null),
);
const almost = fc.dictionary(
  fc.constantFrom(...METRIC_KEYS, "station", "time", "extra", "temprature", "__proto__", "constructor"),
  fc.oneof(odd, fc.dictionary(fc.string(), odd)),
);

/** Nearly plain readings, good and bad ones. */
const likely = fc
  .tuple(
    possibleValues,
    fc.record(
      {
        station: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom(1.5, 2 ** 53, -0, "1", null, undefined)),
        time: fc.oneof(
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          fc.double(),
          fc.integer({ min: -1e10, max: 3e14 }),
          fc.constantFrom("2026-02-29T00:00:00Z", "2024-02-29T00:00:00.5+14:00", "2026-01-31T12:00Z", null, undefined),
        ),
        humidity: odd,
        temprature: fc.constant(1),
        extra: fc.constantFrom(null, undefined, {}, { co2: 1 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([values, others]) => ({ ...values, ...others }));

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function faults(input: unknown) {
  const result = readingSchema.safeParse(input);
  return result.success ? null : fieldErrors(result.error);
}

describe("a reading", () => {
  it("any JSON is accepted or refused as a reading, and never with a number that is not finite", () => {
    fc.assert(
      fc.property(fc.oneof(odd, almost), (input) => {
        const result = readingSchema.safeParse(input);
        if (!result.success) {
          const messages = Object.values(fieldErrors(result.error)).flat();
          expect(messages.length).toBeGreaterThan(0);
          expect(messages.every((message) => message.length > 0)).toBe(true);
          return;
        }
        for (const number of numbersIn(result.data)) expect(Number.isFinite(number)).toBe(true);
        if (result.data.time !== undefined) {
          expect(Number.isInteger(result.data.time)).toBe(true);
          expect(result.data.time).toBeGreaterThanOrEqual(EARLIEST);
          expect(result.data.time).toBeLessThanOrEqual(LATEST);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("finite numbers are accepted unchanged, and null stands for not measured", () => {
    fc.assert(
      fc.property(possibleValues, fc.subarray([...METRIC_KEYS]), (values, unmeasured) => {
        fc.pre(Object.keys(values).length > 0);
        const nulls = Object.fromEntries(unmeasured.filter((key) => !(key in values)).map((key) => [key, null]));
        expect(readingSchema.parse({ station: 1, ...values, ...nulls })).toEqual({ station: 1, ...values, ...nulls });
      }),
    );
  });

  it("the fast path reads a reading exactly like the schema", () => {
    fc.assert(
      fc.property(fc.oneof(odd, almost, likely), (input) => {
        const plain = plainReading(input);
        const { data } = readingSchema.safeParse(input);
        if (plain === undefined) return;
        expect(data).toBeDefined();
        const { station, time, extra, ...metrics } = data ?? {};
        const measured = Object.entries(metrics).filter(([, value]) => typeof value === "number");
        expect(plain).toEqual({ station, time, extra: extra ?? null, values: Object.fromEntries(measured) });
        expect(readReading(input)).toEqual({ reading: plain });
      }),
      { numRuns: 5000 },
    );
  });

  it("plain readings take the fast path and all others the schema", () => {
    const plain = { station: 1, time: "2026-01-31T12:00:00+05:30", temperature: 20, humidity: null };
    const read = { station: 1, time: Date.UTC(2026, 0, 31, 6, 30), values: { temperature: 20 }, extra: null };
    expect(plainReading(plain)).toEqual(read);
    expect(plainReading({ ...plain, extra: { co2: 412 } })).toBeUndefined();
    expect(readReading({ ...plain, extra: { co2: 412 } })).toEqual({ reading: { ...read, extra: { co2: 412 } } });
    expect(readReading({ ...plain, temprature: 20 })).toHaveProperty("error");
  });

  it.each([
    [{ temperature: "20" }, { temperature: ["A valid number is required."] }],
    [{ temperature: Number.NaN }, { temperature: ["A valid number is required."] }],
    [{ temperature: true }, { temperature: ["A valid number is required."] }],
    [
      { temperature: 20, temprature: 20 },
      { temprature: ["There is no metric of this name; put other channels under extra."] },
    ],
    [{}, { non_field_errors: ["At least one metric is required."] }],
    [{ temperature: null, extra: {} }, { non_field_errors: ["At least one metric is required."] }],
    [[], { non_field_errors: ["Expected an object with time and metrics."] }],
    ["20", { non_field_errors: ["Expected an object with time and metrics."] }],
    [null, { non_field_errors: ["Expected an object with time and metrics."] }],
    [{ temperature: 20, station: "1" }, { station: ["A station's number is required."] }],
    [{ temperature: 20, station: 1.5 }, { station: ["A station's number is required."] }],
    [{ temperature: 20, station: 0 }, { station: [expect.any(String)] }],
    [
      { temperature: 20, extra: { "a b": 1 } },
      { "extra.a b": ["Names begin with a letter or digit and have up to 40 letters, digits, _ . + - only."] },
    ],
    [{ temperature: 20, extra: { co2: "412" } }, { "extra.co2": [expect.any(String)] }],
    [{ temperature: 20, extra: [412] }, { extra: [expect.any(String)] }],
    [{ extra: { co2: null } }, { non_field_errors: ["At least one metric is required."] }],
  ])("a reading is refused as %j", (input, expected) => {
    expect(faults(input)).toEqual(expected);
  });

  it("all errors of a reading are reported at once", () => {
    expect(Object.keys(faults({ temperature: "x", humidity: "y", time: "z", station: "w" }) ?? {}).sort()).toEqual([
      "humidity",
      "station",
      "temperature",
      "time",
    ]);
  });

  it("a reading may consist of extra channels alone", () => {
    expect(readingSchema.parse({ extra: { "co2.indoor": 412 } })).toEqual({ extra: { "co2.indoor": 412 } });
  });
});

describe("a time", () => {
  it("a time in epoch seconds is recognized", () => {
    fc.assert(
      fc.property(fc.integer({ min: EARLIEST / 1000, max: FIRST_MILLISECONDS - 1 }), (seconds) => {
        expect(timeSchema.parse(seconds)).toBe(seconds * 1000);
      }),
    );
  });

  it("a time in epoch milliseconds is recognized from 1973 on", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_MILLISECONDS, max: LATEST }), (ms) => {
        expect(timeSchema.parse(ms)).toBe(ms);
      }),
    );
    expect(new Date(FIRST_MILLISECONDS).getUTCFullYear()).toBe(1973);
  });

  it("fractional epoch seconds keep their milliseconds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FIRST_MILLISECONDS - 1 }), (ms) => {
        expect(timeSchema.parse(ms / 1000)).toBe(ms);
      }),
    );
  });

  it("an ISO 8601 time is the same in every offset", () => {
    const instant = fc.date({ min: new Date(EARLIEST), max: new Date(LATEST), noInvalidDate: true });
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(instant, minutes, (time, offset) => {
        const local = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, rest] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const sign = offset < 0 ? "-" : "+";
        const text = `${local}${sign}${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
        fc.pre(/^\d{4}-/.test(local));
        expect(timeSchema.parse(text)).toBe(time.getTime());
        expect(timeSchema.parse(time.toISOString())).toBe(time.getTime());
      }),
    );
  });

  it.each([
    "2026-01-31T12:00:00",
    "2026-01-31",
    "2026-02-30T12:00:00Z",
    "2026-01-31T25:00:00Z",
    "31.01.2026 12:00",
    "now",
    "",
    null,
    true,
    {},
    [1_393_926_310],
    Number.NaN,
    Number.POSITIVE_INFINITY,
    EARLIEST - 1,
    LATEST + 1,
    -1e300,
    1e300,
    "+012026-01-31T12:00:00Z",
  ])("a time is refused as %j", (input) => {
    expect(timeSchema.safeParse(input).success).toBe(false);
  });
});

describe("a reading with more channels than are stored", () => {
  const many = (length: number, name: (i: number) => string) =>
    Object.fromEntries(Array.from({ length }, (_, i) => [name(i), i + 0.5]));

  it("a reading with 40 channels keeps its metrics and the first 32, and names the others", () => {
    const result = readReading({ temperature: 6.1, extra: many(40, (i) => `ch${i + 1}`) });
    expect(result).toEqual({
      reading: {
        station: undefined,
        time: undefined,
        values: { temperature: 6.1 },
        extra: many(32, (i) => `ch${i + 1}`),
        omitted: ["ch33", "ch34", "ch35", "ch36", "ch37", "ch38", "ch39", "ch40"],
      },
    });
  });

  it("channels that were not measured are dropped and take no place", () => {
    const nulls = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`none${i}`, null]));
    const result = readReading({ extra: { ...nulls, ...many(32, (i) => `ch${i}`) } });
    expect(result).toMatchObject({ reading: { extra: many(32, (i) => `ch${i}`) } });
    expect(result).not.toHaveProperty("reading.omitted");
  });

  it("a channel with a metric's name is left out and named, and the metric is stored", () => {
    expect(readReading({ temperature: 20, extra: { temperature: 21, co2: 400 } })).toMatchObject({
      reading: { values: { temperature: 20 }, extra: { co2: 400 }, omitted: ["temperature"] },
    });
  });

  it("of thousands of invalid names 32 are checked, and a hundred are listed", () => {
    const result = readReading({ temperature: 1, extra: many(6_300, (i) => `bad name ${i}`) });
    expect("error" in result && result.error.issues).toHaveLength(32);
    const kept = readReading({ temperature: 1, extra: many(6_300, (i) => `c${i}`) });
    expect("reading" in kept && kept.reading.omitted).toHaveLength(100);
  });

  it("a reading of which no channel is left is refused", () => {
    expect(readReading({ extra: { temperature: 20 } })).toHaveProperty("error");
  });

  it("the one key of an object that JavaScript treats otherwise is left out and named", () => {
    expect(readReading(JSON.parse('{"extra":{"a":1,"__proto__":5}}'))).toMatchObject({
      reading: { extra: { a: 1 }, omitted: ["__proto__"] },
    });
  });
});
