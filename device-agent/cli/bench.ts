import type { Board } from "../board";
import type { Clock } from "../clock/clock";
import { SPARE_LANE, slot } from "../clock/lanes";
import type { Config } from "../config/load";
import type { Log } from "../log";
import { mergeSamples } from "../sampling/merge";
import { wireOf } from "../sending/sources";
import type { Sample, SensorDriver } from "../sensors/sensor";
import { WatchedSensor } from "../sensors/watched-sensor";
import { pause } from "../transport/pause";
import { type Answer, SendError, type Transport, type WireReading } from "../transport/transport";

/** For storing one reading, including MQTT's connect. */
const TIMEOUT_MS = 10_000;
const AGAIN_MS = 100;

/** One line per driver, followed by what this board has for it. */
export async function listSensors(drivers: readonly SensorDriver[], board: Board): Promise<string> {
  const lists = await Promise.all(
    drivers.map(async (driver) => {
      const found = await driver.list(board).catch((error: unknown) => [`(${messageOf(error)})`]);
      return [driver.name, ...found.map((line) => `  ${line}`)];
    }),
  );
  return `${lists.flat().join("\n")}\n`;
}

/** Reads every sensor once. Errors are listed beside the values. */
export async function readOnce(
  config: Config,
  board: Board,
  clock: Clock,
): Promise<{ sample: Sample; faults: string[] }> {
  const faults: string[] = [];
  const samples = await Promise.all(
    config.sensors.map(async (setup) => {
      const sensor = new WatchedSensor(setup, board, clock.monotonic);
      try {
        return { name: setup.name, rename: setup.rename, sample: await sensor.read() };
      } catch (error) {
        faults.push(`${setup.name}: ${messageOf(error)}`);
        return undefined;
      } finally {
        await sensor.close();
      }
    }),
  );
  return { sample: mergeSamples(samples.filter((sample) => sample !== undefined)), faults };
}

/** The reading as it would be sent now. If the clock cannot be trusted, the server adds the time. */
export function readingNow(sample: Sample, clock: Clock): WireReading {
  const now = clock.now();
  return wireOf(
    { values: { ...sample.values }, ...(sample.extra ? { extra: sample.extra } : {}) },
    now === undefined ? undefined : slot(now, SPARE_LANE),
  );
}

/** Tries for some seconds. Resolves with whether the reading is stored. */
export async function sendOnce(reading: WireReading, transport: Transport, log: Log): Promise<boolean> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  transport.start();
  try {
    const { refused } = await sendUntil(reading, transport, limit);
    for (const { errors } of refused) log.error("the server refuses this reading", { errors });
    return refused.length === 0;
  } catch (error) {
    log.error("the reading could not be sent", { error });
    return false;
  } finally {
    await transport.close();
  }
}

async function sendUntil(reading: WireReading, transport: Transport, limit: AbortSignal): Promise<Answer> {
  for (;;) {
    try {
      return await transport.sendReadings([reading], limit);
    } catch (error) {
      if (limit.aborted || !(error instanceof SendError) || error.trouble !== "unavailable") throw error;
      await pause(AGAIN_MS, limit);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
