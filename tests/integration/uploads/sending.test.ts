import { afterEach, expect, it } from "vitest";
import { env } from "@/lib/env";
import { refresh } from "@/lib/services/rollups";
import { onEachDatabase } from "../support/database";
import { sending } from "./sending";
import { type HttpService, httpService, type Reply } from "./services";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WU = "weatherstation.wunderground.com";
const services: HttpService[] = [];

afterEach(async () => {
  env.UPLOAD_ADDRESSES.clear();
  for (const service of services.splice(0)) await service.close();
});

async function serving(host: string, ...replies: Reply[]): Promise<HttpService> {
  const service = await httpService(...replies);
  services.push(service);
  env.UPLOAD_ADDRESSES.set(host, service.address);
  return service;
}

const valuesOf = ({ url }: { url: string }) => Object.fromEntries(new URLSearchParams(url.split("?")[1]));

onEachDatabase("an upload", (fixture) => {
  it("sends the newest values of ten minutes and the sums of rain, and notes the answer", async () => {
    const bench = sending(fixture);
    const service = await serving(WU, { body: "success" });
    const stationId = await bench.station();
    const rains: [minutesAgo: number, rain: number][] = [
      [26 * 60, 50],
      [13 * 60, 2.54],
      [70, 2.54],
      [61, 25.4],
      [50, 0.254],
      [1, 0.254],
    ];
    for (const [minutes, rain] of rains) {
      await bench.measure(stationId, { rain, soilTemperature: 5 }, bench.now() - minutes * MINUTE);
    }
    await bench.measure(stationId, { temperature: 6, humidity: 90, windGust: 9 }, bench.now() - 9 * MINUTE);
    await bench.measure(stationId, { temperature: 7, pressure: 950 }, bench.now() - 2 * MINUTE);
    await refresh(bench.ctx(), {});
    const id = await bench.upload(stationId);
    await bench.send();
    expect(service.arrived.map(valuesOf)).toEqual([
      {
        ID: "IROOF1",
        PASSWORD: "s&cret",
        action: "updateraw",
        dateutc: "2026-02-03 11:59:00",
        tempf: "44.6",
        dewptf: "41.8",
        humidity: "90",
        windgustmph: "20.1",
        rainin: "0.02",
        // Its day begins at 23:00 UTC.
        dailyrainin: "1.12",
        baromin: expect.stringMatching(/^29\.\d+$/),
        soiltempf: "41",
        softwaretype: expect.stringMatching(/^weather-station \d/),
      },
    ]);
    expect(await bench.row(id)).toMatchObject({
      state: "ok",
      result: "Status 200: success",
      failures: 0,
      sentAt: new Date(bench.now()),
      triedAt: new Date(bench.now()),
    });
    expect((await bench.row(id)).nextAt?.getTime()).toBeGreaterThan(bench.now());
    expect(await fixture.database.prisma.outboxMessage.count()).toBe(0);
  });

  it("the rain of 24 hours is exact to the minute", async () => {
    const bench = sending(fixture);
    const service = await serving("api.openweathermap.org", { status: 204 });
    bench.pass(30 * MINUTE);
    const stationId = await bench.station();
    for (const [minutes, rain] of [
      [24 * 60 + 1, 100],
      [24 * 60, 50],
      [24 * 60 - 1, 1],
      [23 * 60 + 30, 2],
      [12 * 60, 4],
      [0, 8],
    ] as const) {
      await bench.measure(stationId, { rain, temperature: 5 }, bench.now() - minutes * MINUTE);
    }
    await refresh(bench.ctx(), {});
    await bench.upload(stationId, { service: "openweathermap", account: "known" });
    await bench.send();
    expect(JSON.parse(service.arrived[0]?.body ?? "[]")).toMatchObject([{ rain_1h: 8, rain_24h: 15 }]);
  });

  it("nothing is sent of values older than ten minutes, nor twice of the same ones", async () => {
    const bench = sending(fixture);
    const service = await serving(WU, { body: "success" });
    const stationId = await bench.station();
    const id = await bench.upload(stationId);
    await bench.measure(stationId, { temperature: 5 }, bench.now() - 11 * MINUTE);
    await bench.send();
    expect(service.arrived).toEqual([]);
    expect(await bench.row(id)).toMatchObject({
      state: "new",
      result: "Nothing was measured in the last ten minutes.",
    });
    await bench.measure(stationId, { temperature: 5 });
    for (const minutes of [6, 6]) {
      bench.pass(minutes * MINUTE);
      await bench.send();
    }
    expect(service.arrived).toHaveLength(1);
    bench.pass(6 * MINUTE);
    await bench.measure(stationId, { temperature: 6 });
    await bench.send();
    expect(service.arrived.map((one) => valuesOf(one).tempf)).toEqual(["41", "42.8"]);
  });

  it("a refused value is not sent", async () => {
    const bench = sending(fixture);
    const service = await serving(WU, { body: "success" });
    const stationId = await bench.station();
    await bench.upload(stationId);
    await bench.measure(stationId, { temperature: 5, humidity: 150 });
    await bench.send();
    expect(valuesOf(service.arrived[0] ?? { url: "" })).not.toHaveProperty("humidity");
  });

  it("after failures it is tried less and less often, with the weather of then, until it succeeds", async () => {
    const bench = sending(fixture);
    const service = await serving(WU, { status: 500 }, { status: 503 }, { cuts: true }, { body: "success" });
    const stationId = await bench.station();
    const id = await bench.upload(stationId, { interval: 60 });
    const waits: number[] = [];
    for (const temperature of [0, 10, 20, 30]) {
      await bench.measure(stationId, { temperature: temperature / 1.8 });
      await bench.send();
      const { nextAt } = await bench.row(id);
      waits.push(((nextAt?.getTime() ?? 0) - bench.now()) / MINUTE);
      bench.pass(Math.max(0, (nextAt?.getTime() ?? 0) - bench.now()));
    }
    expect(service.arrived.map((one) => valuesOf(one).tempf)).toEqual(["32", "42", "52", "62"]);
    expect(waits[0]).toBeCloseTo(0.9, 0);
    for (const [n, longest] of [1, 2, 4].entries()) {
      expect(waits[n]).toBeLessThanOrEqual(longest);
      expect(waits[n]).toBeGreaterThanOrEqual(longest * 0.79);
    }
    expect(await bench.row(id)).toMatchObject({ state: "ok", failures: 0 });
  });

  it("a service that asks to wait is not asked before", async () => {
    const bench = sending(fixture);
    const until = bench.now() + 45 * MINUTE;
    const retry = JSON.stringify({ retry_after: new Date(until).toISOString() });
    const service = await serving("stations.windy.com", { status: 429, body: retry }, { status: 409 });
    const stationId = await bench.station();
    const id = await bench.upload(stationId, { service: "windy", account: "f00" });
    await bench.measure(stationId, { temperature: 5 });
    await bench.send();
    expect(await bench.row(id)).toMatchObject({ state: "failing", failures: 1, nextAt: new Date(until) });
    bench.pass(44 * MINUTE);
    await bench.send();
    expect(service.arrived).toHaveLength(1);
    bench.pass(MINUTE);
    await bench.measure(stationId, { temperature: 6 });
    await bench.send();
    expect(service.arrived).toHaveLength(2);
    expect(await bench.row(id)).toMatchObject({ state: "ok", result: "Status 409" });
  });

  it("OpenWeatherMap's station is registered once, even when its first upload fails", async () => {
    const bench = sending(fixture);
    const registered = { status: 201, body: '{"ID":"583436dd9643a9000196b8d6"}' };
    const service = await serving("api.openweathermap.org", registered, { status: 500 }, { status: 204 });
    const stationId = await bench.station();
    const id = await bench.upload(stationId, { service: "openweathermap", account: "" });
    for (let n = 0; n < 3; n += 1) {
      await bench.measure(stationId, { temperature: 5 });
      await bench.send();
      bench.pass(HOUR);
    }
    expect(service.arrived.map(({ url }) => url.split("?")[0])).toEqual([
      "/data/3.0/stations",
      "/data/3.0/measurements",
      "/data/3.0/measurements",
      "/data/3.0/measurements",
    ]);
    expect(JSON.parse(service.arrived[1]?.body ?? "")).toMatchObject([{ station_id: "583436dd9643a9000196b8d6" }]);
    expect(await bench.row(id)).toMatchObject({ account: "583436dd9643a9000196b8d6", state: "ok" });
  });

  it("after an outage each station sends once, and two at a time to the same service", async () => {
    const bench = sending(fixture);
    const service = await serving(WU, { body: "success" });
    const ids: number[] = [];
    for (let n = 0; n < 30; n += 1) {
      const stationId = await bench.station();
      ids.push(stationId);
      await bench.upload(stationId, { account: `IROOF${n}` });
    }
    bench.pass(5 * HOUR);
    for (const id of ids) await bench.measure(id, { temperature: 5 });
    await bench.send();
    expect(service.arrived).toHaveLength(30);
    expect(service.most()).toBeLessThanOrEqual(2);
    expect(new Set(service.arrived.map((one) => valuesOf(one).ID)).size).toBe(30);
  });
});
