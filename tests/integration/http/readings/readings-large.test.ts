import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { onServer } from "../../support/server";
import { faults, NDJSON, newStation, send } from "../support/client";

const READINGS = 110_000;
const MINUTE = 60_000;
const T0 = Date.UTC(2024, 0, 1);
const MEGABYTE = 1024 * 1024;
/** By how much the process may grow. A limited heap shows what is really retained. */
const MEMORY_MB = 100;
const HEAP = "--max-old-space-size=160";

/** A reading of some 450 bytes, varied enough that no instrument looks stuck. */
function line(i: number): string {
  const wave = Math.sin(i / 200);
  const reading = {
    time: new Date(T0 + i * MINUTE).toISOString(),
    temperature: 15 + 8 * wave,
    humidity: 60 - 20 * wave,
    pressure: 1013 + 5 * wave + (i % 3) / 10,
    windSpeed: 5 + 3 * wave,
    windDirection: i % 360,
    solarRadiation: 300 + 300 * wave,
    light: 10_000 + 9000 * wave,
    uvIndex: 5 + 5 * wave,
    soilTemperature: 12 + wave,
    extra: { co2: 400 + (i % 50), noise: 40 + 10 * wave, voltage: 230 + wave, current: 5 + wave, level: 1 + wave },
  };
  return `${JSON.stringify(reading)}\n`;
}

/** The lines as a stream, so that this process does not hold them in memory either. */
function body(): { stream: ReadableStream<Uint8Array>; bytes: () => number } {
  let next = 0;
  let bytes = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = "";
      while (next < READINGS && text.length < 64 * 1024) text += line(next++);
      const chunk = new TextEncoder().encode(text);
      bytes += chunk.byteLength;
      controller.enqueue(chunk);
      if (next === READINGS) controller.close();
    },
  });
  return { stream, bytes: () => bytes };
}

/** VmRSS, and VmHWM: the maximum since the last reset. MB. */
function memory(pid: number, field: "VmRSS" | "VmHWM"): number {
  const kilobytes = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

onServer(
  "fifty megabytes of NDJSON",
  (fixture) => {
    it.runIf(process.platform === "linux")(
      "fifty megabytes of NDJSON are recorded as they stream in, with bounded memory",
      async () => {
        const { id, device } = await newStation(fixture);
        const { pid } = fixture.server;
        const before = memory(pid, "VmRSS");
        writeFileSync(`/proc/${pid}/clear_refs`, "5");
        const { stream, bytes } = body();
        const { status, report } = await send(fixture.server, stream, device, NDJSON);
        const grown = memory(pid, "VmHWM") - before;

        expect(bytes()).toBeGreaterThan(45 * MEGABYTE);
        expect(bytes()).toBeLessThan(50 * MEGABYTE);
        expect(status).toBe(201);
        expect(report).toMatchObject({ stored: READINGS, repeated: 0, refused: 0, truncated: true });
        expect(report.results).toHaveLength(1000);
        expect(await fixture.database.prisma.sensorData.count({ where: { stationId: id } })).toBe(READINGS);
        expect(faults(fixture.server)).toEqual([]);
        expect(grown).toBeLessThan(MEMORY_MB);
      },
    );
  },
  { NODE_OPTIONS: HEAP },
);
