import type { LiveEvent } from "@/lib/contract/live";
import type { Published } from "@/lib/live/feed";

export function stationEvent(id: number, temperature: number): LiveEvent {
  return {
    type: "station",
    station: {
      id,
      name: "Test",
      lat: 1,
      lon: 2,
      elevation: null,
      timeZone: "UTC",
      rainYearStart: 1,
      description: "",
      isPublic: true,
      isDemo: false,
      timestamp: temperature,
      latest: { temperature },
    },
  };
}

/** "station 1 at 20": enough to tell events apart. */
export function short(event: LiveEvent): string {
  if (event.type === "station") return `station ${event.station.id} at ${event.station.latest.temperature}`;
  return event.type === "rollups" ? `rollups ${event.stationId}` : "stations";
}

/** Those of a stream one by one. */
export async function* singly(events: AsyncGenerator<Published[]>): AsyncGenerator<Published> {
  for await (const some of events) yield* some;
}
