import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { newDevices } from "../http/server/load";
import { READINGS } from "../http/support/client";
import { onServer } from "../support/server";
import { manage } from "./manage";

const LINES = 200_000;
const MINUTE = 60_000;
const FROM = Date.UTC(2024, 0, 1);
const T0 = Date.UTC(2026, 0, 15);

onServer("an import by the command line into the database of a running server", (fixture) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "weather-beside-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("an import and a running server share an SQLite file, and neither loses any data", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Archive", lat: 52.5, lon: 13.4, timeZone: "UTC" });
    const lines = Array.from({ length: LINES }, (_, i) => `${new Date(FROM + i * MINUTE).toISOString()},${i % 30}\n`);
    const file = join(folder, "readings.csv");
    writeFileSync(file, `time,temperature\n${lines.join("")}`);
    const [device] = await newDevices(fixture.ctx(), 1);
    if (!device) throw new Error("There is no device.");
    let isOver = false;
    const importing = manage(fixture.databaseUrl, ["import", file, "--station", String(id)]).finally(() => {
      isOver = true;
    });
    const stored: number[] = [];
    for (let time = T0; !isOver; time += 1_000) {
      const body = JSON.stringify({ time: new Date(time).toISOString(), temperature: 20 });
      // As a device does: a reading that is not accepted is sent again.
      await expect
        .poll(async () => {
          const { status } = await fixture.server.fetch(READINGS, { method: "POST", headers: device.headers, body });
          if (status !== 503) expect([201, 200]).toContain(status);
          return status;
        })
        .not.toBe(503);
      stored.push(time);
      expect((await fixture.server.fetch("/healthz")).status).toBe(200);
    }
    const done = await importing;
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain(`Readings: ${LINES} stored`);
    expect(stored.length).toBeGreaterThan(1);
    const rows = await fixture.database.prisma.sensorData.findMany({ where: { stationId: device.stationId } });
    expect(rows.map(({ time }) => time.getTime()).sort()).toEqual(stored);
    expect(await fixture.database.prisma.sensorData.count({ where: { stationId: id } })).toBe(LINES);
  });
});
