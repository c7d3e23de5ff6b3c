import type { Context } from "@/lib/services/context";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import type { RunningServer } from "../../support/server";
import { bearer, JSON_TYPE, READINGS } from "../support/client";

const T0 = Date.UTC(2026, 0, 15);
const SECOND = 1000;

interface Device {
  stationId: number;
  headers: Record<string, string>;
}

/** Stations with a device each. */
export async function newDevices(ctx: Context, count: number): Promise<Device[]> {
  const devices: Device[] = [];
  for (let i = 0; i < count; i += 1) {
    const { id } = await createStation(ctx, { name: `Station ${i}`, lat: 52.5, lon: 13.4 });
    const { key } = await createKey(ctx, { stationId: id, name: "roof" });
    devices.push({ stationId: id, headers: { ...bearer(key), "Content-Type": JSON_TYPE } });
  }
  return devices;
}

/** Devices that post one reading after the other until the server is gone, and remember what it acknowledged. */
export class Load {
  /** Times by station, in epoch ms. */
  readonly acknowledged = new Map<number, number[]>();
  /** Resolves when every device has lost the server. */
  readonly over: Promise<unknown>;
  /** Answers other than "stored". */
  readonly refusals: string[] = [];

  constructor(server: RunningServer, devices: readonly Device[]) {
    this.over = Promise.all(devices.map((device) => this.#post(server, device)));
  }

  get count(): number {
    return [...this.acknowledged.values()].reduce((sum, times) => sum + times.length, 0);
  }

  async #post(server: RunningServer, { stationId, headers }: Device): Promise<void> {
    const times: number[] = [];
    this.acknowledged.set(stationId, times);
    for (let time = T0; ; time += 10 * SECOND) {
      const body = JSON.stringify({ time: new Date(time).toISOString(), temperature: 20 + Math.sin(time) });
      const answer = await server.fetch(READINGS, { method: "POST", headers, body }).catch(() => undefined);
      if (!answer) return;
      if (answer.status === 201) times.push(time);
      else this.refusals.push(`${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer().catch(() => {});
    }
  }
}
