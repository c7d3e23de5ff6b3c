import fc from "fast-check";
import { expect, it } from "vitest";
import { updateVerdict } from "@/lib/db/queries/readings/readings";
import { climateMonth, climateYear, records as stationRecords } from "@/lib/services/climate";
import { exportReadings } from "@/lib/services/export";
import { addCalibration, changeCalibration, removeCalibration, removeEarlierElevation } from "@/lib/services/metadata";
import { updateStation } from "@/lib/services/observations";
import { correct, getReading, record, remove, series } from "@/lib/services/readings";
import { markNextPart, refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import type { Calibration } from "@/lib/weather/derived/calibration";
import { DERIVED, derivedValue, SUMMARISED } from "@/lib/weather/derived/derive";
import { altimeterSetting } from "@/lib/weather/formulas/pressure";
import type { MetricKey, Values } from "@/lib/weather/metrics";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onEachDatabase, type TestBench } from "../../support/database";

const START = Date.UTC(2026, 5, 1, 10);
const NOW = START + 72 * HOUR_MS;
const reason = "test";

onEachDatabase("derived values", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });

  async function newStation(elevation: number | null = 200): Promise<number> {
    const place = { name: "Hill", lat: 50, lon: 8, timeZone: "UTC", elevation };
    return (await createStation(ctx(), place)).id;
  }

  const stored = async (stationId: number, time = START) =>
    fixture.database.prisma.sensorData.findUniqueOrThrow({
      where: { stationId_time: { stationId, time: new Date(time) } },
    });

  const highest = async (stationId: number, metric: MetricKey) => {
    await refresh(ctx(), { stationId });
    const days = await fixture.database.prisma.dayRollup.findMany({ where: { stationId, metric } });
    return days.length === 0 ? undefined : Math.max(...days.map(({ max }) => max));
  };

  it("derived values follow a temperature of 38.0 that is corrected to 22.0, hidden and restored", async () => {
    const stationId = await newStation();
    const others = { humidity: 55, pressure: 990 };
    await record(ctx(), [{ station: stationId, time: START, temperature: 38, ...others }]);
    expect(await stored(stationId)).toMatchObject({
      temperature: 38,
      dewPoint: null,
      feelsLike: null,
      seaLevelPressure: null,
    });

    const shownIs = async (temperature: number | undefined) => {
      const values: Values = { ...(temperature !== undefined && { temperature }), ...others };
      const { shown } = await getReading(ctx(), { stationId, time: START });
      const { latest } = await fixture.database.prisma.station.findUniqueOrThrow({ where: { id: stationId } });
      const chart = await series(ctx(), { stationId, from: START, to: START + 1, metrics: [...DERIVED] });
      for (const key of DERIVED) {
        const value = derivedValue(key, values, 200);
        expect(shown[key]).toBe(value);
        expect((latest as Values)[key]).toBe(value);
        expect(await highest(stationId, key)).toBe(SUMMARISED.includes(key) ? value : undefined);
        expect(chart.metrics[key]?.value).toEqual(value === undefined ? undefined : [value]);
      }
      const records = await stationRecords(ctx(), { stationId });
      expect(JSON.stringify(records).includes("dewPoint")).toBe(temperature !== undefined);
    };

    await shownIs(38);
    expect((await getReading(ctx(), { stationId, time: START })).shown.dewPoint).toBeCloseTo(27.4, 1);
    const key = { stationId, time: START, reason };
    await correct(ctx(), { ...key, change: { kind: "correct", metric: "temperature", value: 22 } });
    await shownIs(22);
    await correct(ctx(), { ...key, change: { kind: "hide", metric: "temperature" } });
    await shownIs(undefined);
    await correct(ctx(), { ...key, change: { kind: "restore", metric: "temperature" } });
    await shownIs(38);
  });

  it("the altimeter setting is derived wherever a pressure and an elevation are known", async () => {
    for (const [elevation, pressure] of [
      [1609, 835],
      [667, 940],
      [1694, 832],
      [4058, 627],
    ] as const) {
      const stationId = await newStation(elevation);
      await record(ctx(), [{ station: stationId, time: START, pressure }]);
      const { latest } = await fixture.database.prisma.station.findUniqueOrThrow({ where: { id: stationId } });
      expect(latest).toEqual({ pressure, altimeterSetting: altimeterSetting(pressure, elevation) });
    }
  });

  it("the pressures of a high station are rebuilt when the temperature twelve hours earlier changes", async () => {
    const stationId = await newStation(1609);
    const values = { temperature: 25, humidity: 30, pressure: 835 };
    const reduced = (earlier: number | undefined) => derivedValue("seaLevelPressure", values, 1609, earlier);
    const noon = START + 12 * HOUR_MS;
    const key = { stationId, time: START, reason };
    await record(
      ctx(),
      [30, 15, 0].map((minutes) => ({ station: stationId, time: noon - minutes * 60_000, ...values })),
    );
    const shownIs = async (expected: number | undefined) => {
      const { shown } = await getReading(ctx(), { stationId, time: noon });
      const { latest } = await fixture.database.prisma.station.findUniqueOrThrow({ where: { id: stationId } });
      const chart = await series(ctx(), {
        stationId,
        from: noon,
        to: noon + 1,
        metrics: ["seaLevelPressure"],
      });
      let csv = "";
      for await (const part of exportReadings(ctx(), { stationId, from: noon })) csv += part;
      expect(shown.seaLevelPressure).toBe(expected);
      expect((latest as Values).seaLevelPressure).toBe(expected);
      expect(await highest(stationId, "seaLevelPressure")).toBe(expected);
      expect(chart.metrics.seaLevelPressure?.value).toEqual(expected === undefined ? undefined : [expected]);
      expect(expected === undefined || csv.includes(`,${expected},`)).toBe(true);
    };
    await shownIs(undefined);
    await record(ctx(), [{ station: stationId, time: START, temperature: 5 }]);
    expect(reduced(5)).toBeCloseTo(1005.8, 0);
    await shownIs(reduced(5));
    await correct(ctx(), { ...key, change: { kind: "correct", metric: "temperature", value: 7 } });
    await shownIs(reduced(7));
    await correct(ctx(), { ...key, change: { kind: "hide", metric: "temperature" } });
    await shownIs(undefined);
    // The nearest good one counts.
    await record(ctx(), [{ station: stationId, time: START + 20 * 60_000, temperature: 8 }]);
    await shownIs(reduced(8));
    await correct(ctx(), { ...key, change: { kind: "restore", metric: "temperature" } });
    await shownIs(reduced(5));
    await remove(ctx(), key);
    await shownIs(reduced(8));
    await updateStation(ctx(), { id: stationId, elevation: 2100 });
    await shownIs(undefined);
  });

  it("an export of a high station's derived pressures imports as derived ones", async () => {
    const [from, to] = [await newStation(1694), await newStation(1694)];
    const hours = Array.from({ length: 30 }, (_, i) => i);
    await record(
      ctx(),
      hours.map((i) => ({
        station: from,
        time: START + i * HOUR_MS,
        temperature: 15 + (i % 7) / 10,
        pressure: 830 + (i % 5) / 10,
      })),
    );
    let csv = "";
    for await (const part of exportReadings(ctx(), { stationId: from })) csv += part;
    const [header = "", ...lines] = csv.trim().split("\n");
    const names = header.split(",");
    await record(
      ctx(),
      lines.map((line) => {
        const cells = line.split(",");
        const values = names.flatMap((name, i) => (i < 2 || !cells[i] ? [] : [[name, Number(cells[i])]]));
        return { station: to, time: cells[1], ...Object.fromEntries(values) };
      }),
    );
    await refresh(ctx());
    const sent = await fixture.database.prisma.sensorData.count({
      where: { stationId: to, seaLevelPressure: { not: null } },
    });
    expect(sent).toBe(0);
    const all = await everythingOf(fixture, to);
    expect(all).toEqual(await everythingOf(fixture, from));
    expect(all.hours.filter((row) => "metric" in row && row.metric === "seaLevelPressure")).toHaveLength(18 + 1);
  });

  it("an altimeter setting that was sent is kept, with statistics of its own", async () => {
    const stationId = await newStation(1609);
    await record(ctx(), [{ station: stationId, time: START, pressure: 835, altimeterSetting: 1014.9 }]);
    expect(await stored(stationId)).toMatchObject({ altimeterSetting: 1014.9 });
    expect((await getReading(ctx(), { stationId, time: START })).shown.altimeterSetting).toBe(1014.9);
    const drawn = async (id: number, hours: number) =>
      (await series(ctx(), { stationId: id, from: START, to: START + hours * HOUR_MS })).metrics.altimeterSetting
        ?.value;
    await refresh(ctx());
    for (const hours of [1, 72]) expect(await drawn(stationId, hours)).toEqual([1014.9]);
    expect((await stationRecords(ctx(), { stationId })).spans.all.highs.pressure?.value).toBe(835);
    const alone = await newStation(1609);
    await record(ctx(), [{ station: alone, time: START, altimeterSetting: 1014.9 }]);
    await refresh(ctx());
    expect((await stationRecords(ctx(), { stationId: alone })).spans.all.highs.altimeterSetting?.value).toBe(1014.9);
    const derived = await newStation(1609);
    await record(ctx(), [{ station: derived, time: START, pressure: 835 }]);
    await refresh(ctx());
    for (const hours of [1, 72]) expect(await drawn(derived, hours)).toBeUndefined();
    expect(await highest(stationId, "altimeterSetting")).toBe(1014.9);
  });

  it("derived values never replace measured ones", async () => {
    const stationId = await newStation();
    await record(ctx(), [{ station: stationId, time: START, temperature: 38, humidity: 55, dewPoint: 27 }]);
    await correct(ctx(), {
      stationId,
      time: START,
      reason,
      change: { kind: "correct", metric: "temperature", value: 22 },
    });
    expect((await getReading(ctx(), { stationId, time: START })).shown).toMatchObject({
      temperature: 22,
      dewPoint: 27,
    });
    expect(await highest(stationId, "dewPoint")).toBe(27);
  });

  it("derived values follow the station's elevation, without a step at the time of its correction", async () => {
    const stationId = await newStation();
    const readings = Array.from({ length: 48 }, (_, i) => ({
      station: stationId,
      time: START + i * HOUR_MS,
      temperature: 15 + (i % 7) / 10,
      pressure: 955 + (i % 5) / 10,
    }));
    await record(ctx(), readings.slice(0, 24));
    await refresh(ctx(), { stationId });
    await updateStation(ctx(), { id: stationId, elevation: 500 });
    await record(ctx(), readings.slice(24));
    await refresh(ctx(), { stationId });
    const hours = await fixture.database.prisma.hourRollup.findMany({
      where: { stationId, metric: "seaLevelPressure" },
      orderBy: { time: "asc" },
    });
    const right = readings.map((values) => derivedValue("seaLevelPressure", values, 500));
    expect(hours.map(({ min }) => min)).toEqual(right);
    expect(hours.map(({ max }) => max)).toEqual(right);
  });

  it("the station's latest derived values change at once when its elevation changes", async () => {
    const stationId = await newStation();
    await record(ctx(), [{ station: stationId, time: START, temperature: 15, pressure: 955 }]);
    const { latest } = await updateStation(ctx(), { id: stationId, elevation: 500 }).then(({ station }) => station);
    expect(latest.seaLevelPressure).toBe(derivedValue("seaLevelPressure", { temperature: 15, pressure: 955 }, 500));
    expect((await updateStation(ctx(), { id: stationId, elevation: null })).station.latest).not.toHaveProperty(
      "seaLevelPressure",
    );
  });

  it("derived values keep the former elevation before a move of the station, until the move is removed", async () => {
    const stationId = await newStation();
    const values = (i: number) => ({ temperature: 15 + (i % 7) / 10, pressure: 955 + (i % 5) / 10 });
    const readings = Array.from({ length: 48 }, (_, i) => ({
      station: stationId,
      time: START + i * HOUR_MS,
      ...values(i),
    }));
    await record(ctx(), readings.slice(0, 40));
    await refresh(ctx(), { stationId });
    const moved = START + 30 * HOUR_MS;
    await updateStation(ctx(), { id: stationId, elevation: 500, elevationFrom: moved });
    expect(await fixture.database.prisma.dirtyHour.count({ where: { stationId } })).toBe(10);
    // A late one from before the move, and those after it.
    await record(ctx(), readings.slice(40));
    const all = async () => {
      await refresh(ctx(), { stationId });
      const where = { stationId, metric: "seaLevelPressure" };
      const hours = await fixture.database.prisma.hourRollup.findMany({ where, orderBy: { time: "asc" } });
      return hours.map(({ max }) => max);
    };
    const right = (before: number, after: number) =>
      readings.map((reading, i) => derivedValue("seaLevelPressure", values(i), reading.time < moved ? before : after));
    expect(await all()).toEqual(right(200, 500));
    const time = START + 29 * HOUR_MS;
    expect((await getReading(ctx(), { stationId, time })).shown.seaLevelPressure).toBe(right(200, 500)[29]);

    // A correction after the move uses the elevation since the move.
    await updateStation(ctx(), { id: stationId, elevation: 510 });
    expect(await all()).toEqual(right(200, 510));

    const refused = (elevation: number, elevationFrom: number) =>
      expect(updateStation(ctx(), { id: stationId, elevation, elevationFrom })).rejects.toMatchObject({
        code: "invalid",
        fields: { elevationFrom: [expect.any(String)] },
      });
    await refused(600, moved);
    await refused(600, NOW + HOUR_MS);
    await refused(510, moved + HOUR_MS);
    expect(await all()).toEqual(right(200, 510));

    const key = { stationId, until: moved };
    await removeEarlierElevation(ctx(), { key, reason });
    expect(await all()).toEqual(right(510, 510));
    await expect(removeEarlierElevation(ctx(), { key, reason })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("derived values are exported as shown, and import as derived ones", async () => {
    const [from, to] = [await newStation(), await newStation()];
    await record(ctx(), [{ station: from, time: START, temperature: 21.3, humidity: 48, pressure: 990, windSpeed: 3 }]);
    let csv = "";
    for await (const part of exportReadings(ctx(), { stationId: from })) csv += part;
    const [header = "", line = ""] = csv.split("\n");
    const cells = line.split(",");
    const values = Object.fromEntries(
      header
        .split(",")
        .flatMap((name, i) => (i < 2 || name === "extra" || !cells[i] ? [] : [[name, Number(cells[i])]])),
    );
    expect(values).toHaveProperty("dewPoint");
    expect(values).toHaveProperty("seaLevelPressure");
    await record(ctx(), [{ station: to, time: START, ...values }]);
    expect(await stored(to)).toMatchObject({ temperature: 21.3, dewPoint: null, seaLevelPressure: null });
  });

  it("the upgrade forgets derived values that older versions stored, and keeps measured ones", async () => {
    const { prisma } = fixture.database;
    const stationId = await newStation(300);
    // A change of elevation that did not change the readings.
    await updateStation(ctx(), { id: stationId, elevation: 200 });
    const base = { temperature: 38, humidity: 55, pressure: 990 };
    const old = (elevation: number) => ({
      ...base,
      dewPoint: derivedValue("dewPoint", base, null) ?? null,
      feelsLike: derivedValue("feelsLike", base, null) ?? null,
      seaLevelPressure: derivedValue("seaLevelPressure", base, elevation) ?? null,
    });
    const rows = [old(200), old(300), { ...old(200), dewPoint: 26.9 }, { ...old(200), seaLevelPressure: 1013.2 }];
    await prisma.sensorData.createMany({
      data: rows.map((row, i) => ({
        ...row,
        stationId,
        time: new Date(START + i * HOUR_MS),
        receivedAt: new Date(NOW),
      })),
    });
    const time = START;
    await fixture.database.transaction((sql) =>
      updateVerdict(sql, { stationId, time, flags: null, corrections: { temperature: 22 } }),
    );
    const setting = { name: "statisticsVersion", value: "0" };
    await prisma.setting.upsert({ where: { name: setting.name }, create: setting, update: setting });
    const upgrade = async () => {
      while (await markNextPart(ctx())) await refresh(ctx());
      return prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    };
    const upgraded = await upgrade();
    const none = { ...base, dewPoint: null, feelsLike: null, seaLevelPressure: null };
    expect(upgraded).toMatchObject([none, none, { ...none, dewPoint: 26.9 }, { ...none, seaLevelPressure: 1013.2 }]);
    const { shown } = await getReading(ctx(), { stationId, time: START });
    expect(shown.dewPoint).toBe(derivedValue("dewPoint", { temperature: 22, humidity: 55 }, null));
    await prisma.setting.update({ where: { name: setting.name }, data: { value: "0" } });
    expect(await upgrade()).toEqual(upgraded);
  });

  it("after any corrections, calibrations and moves, derived values equal those of a new station with the final values", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(reading, { minLength: 1, maxLength: 6 }),
        fc.array(command, { maxLength: 12 }),
        fc.constantFrom(HOUR_MS, 6 * HOUR_MS),
        fc.constantFrom(100, 1500),
        async (sent, commands, interval, first) => {
          const timeOf = (slot: number) => START + slot * interval;
          const stationId = await newStation(first);
          const said = sent.map((): Said => ({}));
          const place: Place = { moves: [], elevation: first };
          const calibrations = new Map<string, Calibration>();
          // Every second one arrives late.
          for (const half of [0, 1]) {
            const readings = sent.map((values, i) => ({ station: stationId, time: timeOf(i), ...values }));
            await record(
              ctx(),
              readings.filter((_, i) => i % 2 === half),
            );
          }
          for (const step of commands) {
            if (step.kind === "refresh") await refresh(ctx(), { stationId });
            else if (step.kind === "elevation")
              await move(stationId, place, { ...step, since: step.since === null ? null : timeOf(step.since) });
            else if (step.kind === "calibrate")
              await calibrate(stationId, calibrations, { ...step, since: timeOf(step.since) });
            else {
              const i = step.slot % sent.length;
              const { metric } = step;
              const change =
                step.kind === "correct" ? { kind: step.kind, metric, value: step.value } : { kind: step.kind, metric };
              await correct(ctx(), { stationId, time: timeOf(i), reason, change });
              const own = said[i] ?? {};
              if (step.kind === "restore") delete own[metric];
              else own[metric] = step.kind === "correct" ? step.value : null;
            }
          }
          const final = sent.map((values, i) => finalValues(values, timeOf(i), said[i] ?? {}, calibrations));
          const fresh = await newStation(place.moves[0]?.elevation ?? place.elevation);
          for (const [n, { until, elevation }] of place.moves.entries()) {
            const next = place.moves[n + 1]?.elevation ?? place.elevation;
            if (next !== elevation) await updateStation(ctx(), { id: fresh, elevation: next, elevationFrom: until });
          }
          const last = final.length - 1;
          await record(
            ctx(),
            final.flatMap((values, i) => {
              // A reading without any value left is still the station's latest; on the new station it is another one.
              const nothing = i === last && Object.keys(values).length === 0 ? { battery: 3 } : {};
              const input = { ...values, ...nothing };
              return Object.keys(input).length === 0 ? [] : [{ station: fresh, time: timeOf(i), ...input }];
            }),
          );
          await refresh(ctx());
          expect(await everythingOf(fixture, stationId)).toEqual(await everythingOf(fixture, fresh));
        },
      ),
      { numRuns: 15 },
    );
  });

  /** The station's former position and until when, and its current one. */
  interface Place {
    moves: { until: number; elevation: number }[];
    elevation: number;
  }

  /** @param until epoch ms */
  async function move(
    id: number,
    place: Place,
    { elevation, since: until }: { elevation: number; since: number | null },
  ) {
    const last = place.moves.at(-1)?.until ?? Number.NEGATIVE_INFINITY;
    if (until !== null && (until <= last || elevation === place.elevation)) return;
    await updateStation(ctx(), { id, elevation, ...(until === null ? {} : { elevationFrom: until }) });
    if (until !== null) place.moves.push({ until, elevation: place.elevation });
    place.elevation = elevation;
  }

  async function calibrate(
    stationId: number,
    known: Map<string, Calibration>,
    { metric, since, factor, offset, isBack }: Calibration & { isBack: boolean },
  ) {
    const key = { stationId, metric, since };
    const name = JSON.stringify(key);
    if (isBack && !known.delete(name)) return;
    if (isBack) return removeCalibration(ctx(), { key, reason });
    if (known.has(name)) await changeCalibration(ctx(), { key, factor, offset });
    else await addCalibration(ctx(), { ...key, factor, offset });
    known.set(name, { ...key, factor, offset });
  }
});

/** A person's verdict on a reading's values: a correction, or null where they hid it. */
type Said = { [Metric in MetricKey]?: number | null };

function finalValues(sent: Values, time: number, said: Said, calibrations: ReadonlyMap<string, Calibration>): Values {
  const final: Values = {};
  for (const [key, raw] of Object.entries(sent) as [MetricKey, number][]) {
    const [calibration] = [...calibrations.values()]
      .filter(({ metric, since }) => metric === key && since <= time)
      .sort((a, b) => b.since - a.since);
    const { factor, offset } = calibration ?? { factor: 1, offset: 0 };
    final[key] = Number((raw * factor + offset).toFixed(6));
  }
  for (const [key, value] of Object.entries(said) as [MetricKey, number | null][]) {
    if (value === null) delete final[key];
    else final[key] = value;
  }
  return final;
}

/** Successive values without a step that quality control would refuse, in whole tenths. */
const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
const reading = fc.record(
  { temperature: tenths(18, 22), humidity: tenths(50, 60), pressure: tenths(895, 897), windSpeed: tenths(2, 4) },
  { requiredKeys: ["temperature"] },
) as fc.Arbitrary<Values>;
const metric = fc.constantFrom<MetricKey>("temperature", "humidity", "pressure");
const slot = fc.nat(5);
const command = fc.oneof(
  fc.record({
    kind: fc.constant("correct" as const),
    slot,
    metric: fc.constant<MetricKey>("temperature"),
    value: tenths(18, 22),
  }),
  fc.record({ kind: fc.constantFrom("hide" as const, "restore" as const), slot, metric }),
  fc.record({
    kind: fc.constant("elevation" as const),
    elevation: fc.oneof(fc.integer({ min: 0, max: 750 }), fc.integer({ min: 751, max: 2500 })),
    /** The reading with which the station moved; null if the former position was wrong. */
    since: fc.option(slot),
  }),
  fc.record({
    kind: fc.constant("calibrate" as const),
    metric,
    since: slot,
    factor: fc.constantFrom(1, 1.001),
    offset: tenths(-1, 1),
    isBack: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("refresh" as const) }),
);

/** Statistics, latest, records and reports, without those of the reading that had to be made up. */
async function everythingOf(fixture: TestBench, stationId: number) {
  const ctx = fixture.ctx({ now: NOW });
  const { prisma } = fixture.database;
  const orderBy = [{ metric: "asc" as const }, { time: "asc" as const }];
  const where = { stationId, metric: { not: "battery" } };
  const withoutId = ({ stationId: _id, ...row }: { stationId: number }) => row;
  const { latest } = await prisma.station.findUniqueOrThrow({ where: { id: stationId } });
  const { battery: _battery, ...values } = (latest ?? {}) as Values;
  const { days, summary } = await climateMonth(ctx, { stationId, month: "2026-06" });
  const { summary: year } = await climateYear(ctx, { stationId, year: 2026 });
  return {
    hours: (await prisma.hourRollup.findMany({ where, orderBy })).map(withoutId),
    days: (await prisma.dayRollup.findMany({ where, orderBy })).map(withoutId),
    latest: values,
    records: await stationRecords(ctx, { stationId }),
    reports: { days, summary, year },
  };
}
