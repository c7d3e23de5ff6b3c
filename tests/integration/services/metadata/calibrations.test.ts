import { expect, it } from "vitest";
import { list } from "@/lib/admin/list/list";
import { exportReadings } from "@/lib/services/export";
import { addCalibration, changeCalibration, removeCalibration } from "@/lib/services/metadata";
import { correct, getReading, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onEachDatabase } from "../../support/database";
import { newSuperuser } from "../actors";

const START = Date.UTC(2026, 5, 1);
const NOW = START + 24 * HOUR_MS;
const reason = "test";

onEachDatabase("calibrations", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });
  const newStation = async () =>
    (await createStation(ctx(), { name: "Roof", lat: 50, lon: 8, timeZone: "UTC", elevation: 100 })).id;

  /** Hourly readings from the start on. */
  const send = (station: number, values: readonly object[]) =>
    record(
      ctx(),
      values.map((own, i) => ({ station, time: START + i * HOUR_MS, ...own })),
    );

  const latestOf = async (id: number) =>
    (await fixture.database.prisma.station.findUniqueOrThrow({ where: { id } })).latest;

  async function hoursOf(stationId: number, metric: string) {
    await refresh(ctx(), { stationId });
    const rows = await fixture.database.prisma.hourRollup.findMany({
      where: { stationId, metric },
      orderBy: { time: "asc" },
    });
    return rows.map(({ sum }) => sum);
  }

  it("a calibration corrects stored and future readings until the next one begins or it is removed", async () => {
    const stationId = await newStation();
    await send(
      stationId,
      [20, 20, 21, 21].map((temperature) => ({ temperature })),
    );
    expect(await hoursOf(stationId, "temperature")).toEqual([20, 20, 21, 21]);
    const since = START + 2 * HOUR_MS;
    const { key } = await addCalibration(ctx(), { stationId, metric: "temperature", since, offset: -1.5 });
    expect(await latestOf(stationId)).toEqual({ temperature: 19.5 });
    expect(await hoursOf(stationId, "temperature")).toEqual([20, 20, 19.5, 19.5]);
    await record(ctx(), [{ station: stationId, time: START + 4 * HOUR_MS, temperature: 22 }]);
    expect(await latestOf(stationId)).toEqual({ temperature: 20.5 });

    await addCalibration(ctx(), { stationId, metric: "temperature", since: START + 3 * HOUR_MS });
    expect(await hoursOf(stationId, "temperature")).toEqual([20, 20, 19.5, 21, 22]);
    await changeCalibration(ctx(), { key, factor: 2 });
    expect(await hoursOf(stationId, "temperature")).toEqual([20, 20, 40.5, 21, 22]);
    await removeCalibration(ctx(), { key, reason });
    expect(await hoursOf(stationId, "temperature")).toEqual([20, 20, 21, 21, 22]);
    await expect(removeCalibration(ctx(), { key, reason })).rejects.toMatchObject({ code: "not_found" });
  });

  it("an unchanged calibration rebuilds nothing", async () => {
    const stationId = await newStation();
    await send(stationId, [{ temperature: 20 }]);
    const { key } = await addCalibration(ctx(), { stationId, metric: "temperature", since: START, offset: 1 });
    await refresh(ctx(), { stationId });
    await changeCalibration(ctx(), { key, offset: 1 });
    expect(await fixture.database.prisma.dirtyHour.count({ where: { stationId } })).toBe(0);
  });

  it("a calibration scales the rain of an hour by the factor of the time at which it fell", async () => {
    const stationId = await newStation();
    await send(stationId, [{ rain: 1 }, { rain: 1 }, { rain: 1 }, { rain: 1 }]);
    await refresh(ctx(), { stationId });
    await addCalibration(ctx(), { stationId, metric: "rain", since: START + 2 * HOUR_MS, factor: 1.1 });
    // Each fell in the hour before its time, the first one in the hour before the start.
    expect(await hoursOf(stationId, "rain")).toEqual([1, 1, 1.1, 1.1]);
  });

  it("calibrated values are corrected, compared, listed and exported, and raw values stay", async () => {
    const stationId = await newStation();
    await addCalibration(ctx(), { stationId, metric: "humidity", since: START, offset: 4 });
    await send(stationId, [{ temperature: 20, humidity: 50 }]);
    const key = { stationId, time: START };
    const reading = () => getReading(ctx(), key);
    expect(await reading()).toMatchObject({ values: { humidity: 50 }, shown: { humidity: 54 } });
    await correct(ctx(), { ...key, reason: "test", change: { kind: "correct", metric: "humidity", value: 60 } });
    expect((await reading()).shown.humidity).toBe(60);
    await correct(ctx(), { ...key, reason: "test", change: { kind: "restore", metric: "humidity" } });
    expect((await reading()).shown.humidity).toBe(54);

    const admin = fixture.ctx({ actor: await newSuperuser(fixture), now: NOW });
    const { columns, rows } = await list(admin, { model: "sensor-data", filters: { stationId: String(stationId) } });
    const column = columns.findIndex(({ name }) => name === "humidity");
    expect(rows.map(({ cells }) => cells[column]?.value)).toEqual([54]);

    const lines = async (raw: boolean) => {
      let text = "";
      for await (const part of exportReadings(ctx(), { stationId, raw })) text += part;
      const [header = "", line = ""] = text.split("\n");
      return line.split(",")[header.split(",").indexOf("humidity")];
    };
    expect([await lines(false), await lines(true)]).toEqual(["54", "50"]);
    const shown = { station: stationId, time: START, temperature: 20, humidity: 54 };
    expect(await record(ctx(), [shown])).toEqual([{ status: "repeated" }]);
  });

  it("an invalid calibration is refused with the field's name", async () => {
    const stationId = await newStation();
    const refused = (input: object, field: string) =>
      expect(addCalibration(ctx(), { stationId, metric: "temperature", since: START, ...input })).rejects.toMatchObject(
        { code: "invalid", fields: { [field]: [expect.any(String)] } },
      );
    await refused({ metric: "windDirection", factor: 1.1 }, "factor");
    await refused({ metric: "rain", offset: 0.2 }, "offset");
    await refused({ factor: 0 }, "factor");
    await refused({ factor: Number.NaN }, "factor");
    await refused({ offset: 1e9 }, "offset");
    await refused({ since: 1e15 }, "since");
    await expect(
      addCalibration(ctx(), { stationId: 2 ** 31 - 1, metric: "temperature", since: START }),
    ).rejects.toMatchObject({ code: "not_found" });
    await addCalibration(ctx(), { stationId, metric: "temperature", since: START });
    await refused({}, "non_field_errors");
    const unknown = { stationId, metric: "nonsense", since: START };
    await expect(changeCalibration(ctx(), { key: unknown, offset: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    const stranger = fixture.ctx({ actor: { kind: "anonymous" }, now: NOW });
    await expect(addCalibration(stranger, { stationId, metric: "temperature", since: START })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});
