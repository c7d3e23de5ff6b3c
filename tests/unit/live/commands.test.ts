import { expect, it } from "vitest";
import { live, type Published } from "@/lib/live/bus";
import { follow } from "@/lib/live/stream";
import { singly } from "./events";

it("a command is told to those who deliver it, and to no viewer", () => {
  const told: Published[] = [];
  const leave = live().subscribe((published) => told.push(published));
  const given: number[] = [];
  const forget = live().onCommand((id) => given.push(id));
  live().commandGiven(1);
  live().commandGiven(1);
  forget();
  live().commandGiven(2);
  leave();
  expect(given).toEqual([1, 1]);
  expect(told).toEqual([]);
});

it("a slow viewer waits with the newest of each kind and station", async () => {
  const over = new AbortController();
  const { events } = follow({ wanted: () => true, signal: over.signal });
  for (const stationId of [1, 2, 1]) {
    live().publish({ type: "events", stationId }, "everyone");
    live().publish({ type: "commands", stationId }, "everyone");
  }
  const seen: string[] = [];
  for await (const { event } of singly(events)) {
    seen.push(`${event.type} ${"stationId" in event ? event.stationId : ""}`);
    if (seen.length === 4) over.abort();
  }
  expect(seen).toEqual(["events 2", "commands 2", "events 1", "commands 1"]);
});
