import type { Board } from "@/device-agent/board";
import { Clock } from "@/device-agent/clock/clock";
import { createLog } from "@/device-agent/log";
import { openQueues } from "@/device-agent/queue/open";
import type { Sample } from "@/device-agent/sensors/sensor";

export const SILENT = createLog({ level: "error", format: "text", secrets: [], write: () => {} });

const SECOND = 1000;

/**
 * Puts readings into an agent's queue as if it had taken them, one a second up to now, and closes it. Returns their
 * times, epoch ms: several in one millisecond would not keep their order.
 */
export async function fillQueue(data: string, root: string, samples: readonly Sample[]): Promise<number[]> {
  let now = Date.now() - samples.length * SECOND;
  const board: Board = { root, now: () => now, gpio: () => Promise.reject(new Error("no lines")) };
  const queues = openQueues({ dir: data, max_bytes: 100_000_000 }, new Clock(board), SILENT);
  const times = samples.map((sample) => {
    now += SECOND;
    return queues.readings.take(sample).time ?? 0;
  });
  await queues.readings.journal.close();
  await queues.events.journal.close();
  return times;
}
