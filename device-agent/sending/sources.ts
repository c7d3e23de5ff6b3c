import type { DeviceEventInput } from "../../lib/contract/device/event";
import type { Log } from "../log";
import type { EventEntry } from "../queue/events";
import type { Queues } from "../queue/open";
import type { ReadingEntry, Taken } from "../queue/readings";
import type { Transport, WireReading } from "../transport/transport";
import type { Source } from "./drain";

/** A reading in the server's format. */
export function wireOf({ values, extra }: Pick<Taken, "values" | "extra">, time: number | undefined): WireReading {
  return { ...values, ...(extra ? { extra } : {}), ...(time === undefined ? {} : { time }) };
}

export function readingSource(
  { readings, events, rejected }: Queues,
  transport: Transport,
): Source<ReadingEntry, WireReading> {
  return {
    name: "readings",
    journal: readings.journal,
    look: ({ n, entry }) => {
      if ("settle" in entry) return "nothing";
      const verdict = readings.timeOf({ n, entry });
      return typeof verdict === "object" && "time" in verdict ? { wire: wireOf(entry, verdict.time) } : verdict;
    },
    isKept: () => readings.areTimesKept(),
    send: (wires, signal) => transport.sendReadings(wires, signal),
    setAside: (items) => {
      for (const { entry, reason } of items) rejected.add(entry, reason);
      const reason = items[0]?.reason ?? "";
      events.put({ type: "reading_refused", message: reason, data: { count: items.length } });
    },
  };
}

export function eventSource({ events }: Queues, transport: Transport, log: Log): Source<EventEntry, DeviceEventInput> {
  return {
    name: "events",
    journal: events.journal,
    look: ({ entry }) => ({ wire: events.wireOf(entry) }),
    isKept: async () => true,
    send: (wires, signal) => transport.sendEvents(wires, signal),
    setAside: (items) => {
      for (const { entry, reason } of items) log.warn("an event was dropped", { type: entry.type, reason });
    },
  };
}
