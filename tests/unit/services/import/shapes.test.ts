import { Readable } from "node:stream";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { timeSchema } from "@/lib/contract/reading/reading";
import { mappingSchema, readLines } from "@/lib/services/import";

interface Row {
  /** Minutes since the beginning of 2025. */
  minute: number;
  temperature: number;
  humidity: number | null;
  direction: number;
}

type Shape = typeof shapeArbitrary extends fc.Arbitrary<infer T> ? T : never;

const POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split(" ");
const BEGIN = Date.UTC(2025, 0, 1);

const rowArbitrary = fc.record({
  minute: fc.integer({ min: 0, max: 500_000 }),
  temperature: fc.integer({ min: -399, max: 499 }).map((tenths) => tenths / 10),
  humidity: fc.option(fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)),
  direction: fc.integer({ min: 0, max: 15 }),
});

const padded = (number: number) => String(number).padStart(2, "0");

/** Ways to write a time, on the clock of Berlin or with an offset. */
const TIMES: Record<string, (local: Temporal.ZonedDateTime) => string> = {
  iso: (local) => local.toInstant().toString(),
  offset: (local) => `${local.toPlainDateTime().toString({ smallestUnit: "minute" })}:00${local.offset}`,
  epoch: (local) => String(local.epochMilliseconds / 1000),
  dots: ({ day, month, year, hour, minute }) => `${day}.${month}.${year} ${padded(hour)}:${padded(minute)}`,
  dayFirst: ({ day, month, year, hour, minute }) => `${padded(day)}/${padded(month)}/${year} ${hour}:${padded(minute)}`,
  monthFirst: ({ day, month, year, hour, minute }) =>
    `${month}/${day}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${padded(minute)} ${hour < 12 ? "AM" : "PM"}`,
  digits: ({ day, month, year, hour, minute }) => [year, month, day, hour, minute].map(padded).join(""),
  named: ({ day, month, year, hour, minute }) =>
    `${day} ${"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[month - 1]} ${year} ${hour}:${padded(minute)}`,
};

const shapeArbitrary = fc.record({
  time: fc.constantFrom(...Object.keys(TIMES)),
  separator: fc.constantFrom(",", ";", "\t", "|"),
  decimal: fc.constantFrom(".", ","),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf8", "latin1", "utf16le"),
  hasMark: fc.boolean(),
  nothing: fc.constantFrom("", "---", "NaN", "unavailable", "-9999"),
  isTrailing: fc.boolean(),
  preamble: fc.constantFrom([], ["Logger 4711"], ["Station: Garten", "", "Firmware 1.2"]),
  unit: fc.constantFrom("", " °C"),
  naming: fc.constantFrom("brackets", "hyphen", "two lines"),
  hasHeaderAgain: fc.boolean(),
});

it("a table reads back the same in whatever shape it was written", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(rowArbitrary, { minLength: 1, maxLength: 30, selector: ({ minute }) => minute }),
      shapeArbitrary,
      async (some, shape) => {
        // A day above twelve in both orders, so that there is evidence.
        const rows: Row[] = [{ minute: 19 * 1440, temperature: 1.5, humidity: 50.5, direction: 4 }, ...some]
          .filter(({ minute }, i) => i === 0 || minute !== 19 * 1440)
          .filter(({ minute }) => !isRepeatedHour(minute));
        const content = written(rows, shape);
        const mapping = mappingSchema.parse({
          timeZone: "Europe/Berlin",
          readings: { when: "time", Temp: "temperature", hum: "humidity", wind: "windDirection" },
        });
        const read: unknown[] = [];
        const source = { open: () => Readable.from([content]) };
        for await (const line of readLines(source, mapping, { needsStation: false, now: Date.UTC(2026, 11, 1) })) {
          if (line.kind !== "reading") throw new Error(JSON.stringify(line));
          read.push([timeSchema.parse(line.reading.time), line.reading.values]);
        }
        const expected = rows.map(({ minute, temperature, humidity, direction }) => [
          BEGIN + minute * 60_000,
          { temperature, ...(humidity !== null && { humidity }), windDirection: direction * 22.5 },
        ]);
        expect(read).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

/** 2025-10-26T00:00Z to 02:00Z, where a wall clock does not tell the time; fold.test.ts has that night. */
function isRepeatedHour(minute: number): boolean {
  const hour = (BEGIN + minute * 60_000 - Date.UTC(2025, 9, 26)) / 3_600_000;
  return hour >= 0 && hour < 2;
}

function written(rows: readonly Row[], shape: Shape): Buffer {
  const { separator, decimal, lineEnd, encoding, nothing, unit } = shape;
  const number = (value: number) => {
    const text = value.toFixed(1).replace(".", decimal);
    return text.includes(separator) ? `"${text}"` : text;
  };
  const line = (cells: readonly string[]) => `${cells.join(separator)}${shape.isTrailing ? separator : ""}`;
  const temperatureName = { brackets: "Temp (°C)", hyphen: "Temp - °C", "two lines": "(°C)" }[shape.naming] ?? "";
  const header = line(["when", temperatureName, "hum", "wind"]);
  const above = shape.naming === "two lines" ? [line(["", "Temp", "", ""])] : [];
  const data = rows.map(({ minute, temperature, humidity, direction }) => {
    const local = Temporal.Instant.fromEpochMilliseconds(BEGIN + minute * 60_000).toZonedDateTimeISO("Europe/Berlin");
    const temperatureCell = unit === "" ? number(temperature) : `"${number(temperature).replaceAll('"', "")}${unit}"`;
    return line([
      TIMES[shape.time]?.(local) ?? "",
      temperatureCell,
      humidity === null ? nothing : number(humidity),
      POINTS[direction] ?? "",
    ]);
  });
  if (shape.hasHeaderAgain) data.splice(Math.ceil(data.length / 2), 0, header);
  const text = [...shape.preamble, ...above, header, ...data, ""].join(lineEnd);
  const hasMark = shape.hasMark && encoding !== "latin1";
  return Buffer.from(`${hasMark ? "\uFEFF" : ""}${text}`, encoding as BufferEncoding);
}
