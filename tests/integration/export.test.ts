import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { lineSchema } from "@/lib/contract/text";
import { firstReadings } from "@/lib/db/queries/readings/readings";
import { exportReadings } from "@/lib/services/export";
import { byCodeOrName, importReadings, mappingSchema, textSource } from "@/lib/services/import";
import { record } from "@/lib/services/readings";
import { createStation, removeStation } from "@/lib/services/stations";
import { possibleValues } from "../unit/weather/arbitraries";
import { onEachDatabase } from "./support/database";

const NOW = Date.UTC(2026, 0, 1);
const ALL = { from: Date.UTC(2000, 0, 1), to: NOW };

const readings = fc.uniqueArray(
  fc.record({
    time: fc.integer({ min: ALL.from, max: NOW - 1 }),
    values: possibleValues,
    extra: fc.option(
      fc.dictionary(
        fc.stringMatching(/^[a-z]\w{0,9}$/),
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((n) => n + 0),
        { maxKeys: 3 },
      ),
    ),
  }),
  { selector: ({ time }) => time, maxLength: 50 },
);
/** Any value that a text field of a station may have, some beginning like a spreadsheet formula. */
const names = fc
  .string({ unit: "binary", minLength: 1, maxLength: 20 })
  .map((name) => lineSchema().safeParse(`=${name}`).data ?? "=1+1");

onEachDatabase("export", (fixture) => {
  it("an import of an export gives the same readings", async () => {
    await fc.assert(
      fc.asyncProperty(readings, names, async (given, name) => {
        const ctx = fixture.ctx({ now: NOW });
        const rows = async (stationId: number) =>
          (await firstReadings(fixture.database.read, { stationId, ...ALL }, 1000)).map(({ time, values, extra }) => ({
            time,
            values,
            extra,
          }));
        const source = await createStation(ctx, { name, lat: 10, lon: 20 });
        const inputs = given.map(({ time, values, extra }) => ({
          station: source.id,
          time: new Date(time).toISOString(),
          ...values,
          extra,
        }));
        await record(ctx, inputs);
        const before = await rows(source.id);
        const csv = await text(Readable.from(exportReadings(ctx, { stationId: source.id, raw: true })));
        await removeStation(ctx, { id: source.id });

        const target = await createStation(ctx, { name, lat: 10, lon: 20 });
        const summary = await importReadings(ctx, {
          files: [{ name: "export.csv", ...textSource(csv) }],
          mapping: mappingSchema.parse({}),
          findStation: byCodeOrName(ctx, { codes: new Map() }),
          needsStation: true,
        });
        expect(summary).toMatchObject({ stored: before.length, refused: 0, empty: 0 });
        expect(await rows(target.id)).toEqual(before);
        await removeStation(ctx, { id: target.id });
      }),
      { numRuns: 15 },
    );
  });

  it("an export omits values that quality control flagged, unless raw values are requested", async () => {
    const ctx = fixture.ctx({ now: NOW });
    const { id } = await createStation(ctx, { name: "Pass", lat: 47, lon: 11 });
    const times = [1, 2, 3].map((hour) => Date.UTC(2025, 5, 1, hour));
    await record(
      ctx,
      times.map((time, i) => ({ station: id, time, temperature: i === 1 ? 600 : 20 })),
    );
    const lines = async (raw: boolean) =>
      (await text(Readable.from(exportReadings(ctx, { stationId: id, raw })))).split("\n");
    expect(await lines(false)).toHaveLength(1 + 2 + 1);
    expect((await lines(true))[2]).toMatch(/^Pass,2025-06-01T02:00:00\.000Z,600,/);
  });
});
