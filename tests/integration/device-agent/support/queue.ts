import type { Board } from "@/device-agent/board";
import { Clock } from "@/device-agent/clock/clock";
import { createLog } from "@/device-agent/log";
import { openQueues } from "@/device-agent/queue/open";
import type { Sample } from "@/device-agent/sensors/sensor";

export const SILENT = createLog({ level: "error", format: "text", secrets: [], write: () => {} });

/** Puts readings into an agent's queue as if it had taken them, and closes it. Returns their times, epoch ms. */
export async function fillQueue(data: string, root: string, samples: readonly Sample[]): Promise<number[]> {
  const board: Board = { root, now: Date.now, gpio: () => Promise.reject(new Error("no lines")) };
  const queues = openQueues({ dir: data, max_bytes: 100_000_000 }, new Clock(board), SILENT);
  const times = samples.map((sample) => queues.readings.take(sample).time ?? 0);
  await queues.readings.journal.close();
  await queues.events.journal.close();
  return times;
}
