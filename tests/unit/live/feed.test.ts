import { beforeEach, describe, expect, it, vi } from "vitest";
import { live } from "@/lib/live/feed";
import { forget as forgetOnce } from "@/lib/process-singleton";
import { short, stationEvent } from "./events";

/** A feed of this test's own: files share what a process has once. */
beforeEach(() => {
  forgetOnce("live");
});

describe("the live feed", () => {
  it("the live feed notifies every listener with increasing ids", () => {
    const [one, two] = [vi.fn(), vi.fn()];
    const forget = [live().subscribe(one), live().subscribe(two)];
    for (const stationId of [1, 2, 3]) live().publish({ type: "rollups", stationId }, "everyone");
    for (const unsubscribe of forget) unsubscribe();
    live().publish({ type: "stations" }, "everyone");
    expect(one.mock.calls).toEqual(two.mock.calls);
    expect(one.mock.calls.map(([published]) => published.event.stationId)).toEqual([1, 2, 3]);
    const ids: number[] = one.mock.calls.map(([published]) => published.id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(3);
  });

  it("the live feed is a process singleton and knows whether anyone listens", () => {
    expect(live()).toBe(live());
    expect(live().hasListeners()).toBe(false);
    const unsubscribe = live().subscribe(() => {});
    expect(live().hasListeners()).toBe(true);
    unsubscribe();
    expect(live().hasListeners()).toBe(false);
  });

  it("a thousand listeners cause no warning", () => {
    const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
    const forget = Array.from({ length: 1000 }, () => live().subscribe(() => {}));
    for (const unsubscribe of forget) unsubscribe();
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it("only the newest event of each kind and station is kept", () => {
    const before = live().cursor();
    for (let round = 0; round < 3; round++)
      for (const id of [1, 2]) live().publish(stationEvent(id, round), "everyone");
    expect(
      live()
        .since(before)
        ?.map(({ event }) => short(event)),
    ).toEqual(["station 1 at 2", "station 2 at 2"]);
    expect(live().since(live().cursor())).toEqual([]);
  });

  it("a bounded number of events is kept, and the start of the complete part is known", () => {
    const before = live().cursor();
    for (let id = 1; id <= 10_000; id++) live().publish({ type: "rollups", stationId: -id }, "everyone");
    const later = live().cursor();
    for (let id = 1; id <= 20; id++) live().publish({ type: "rollups", stationId: id }, "everyone");
    expect(live().since(before)).toBeUndefined();
    expect(live().since(later)).toHaveLength(20);
  });

  it("events are skipped after minutes without viewers, and a returning viewer learns of the gap", () => {
    const unsubscribe = live().subscribe(() => {});
    const cursor = live().cursor();
    expect(live().skips(Date.now() + 3_600_000)).toBe(false);
    unsubscribe();
    expect(live().skips(Date.now() + 60_000)).toBe(false);
    expect(live().since(cursor)).toEqual([]);
    expect(live().skips(Date.now() + 600_000)).toBe(true);
    expect(live().since(cursor)).toBeUndefined();
    expect(live().since(live().cursor())).toEqual([]);
  });

  it("ids of events are times, which do not reveal the number of events", () => {
    const listener = vi.fn();
    const unsubscribe = live().subscribe(listener);
    const before = Date.now();
    live().publish({ type: "stations" }, "everyone");
    unsubscribe();
    expect(listener.mock.calls[0]?.[0].id).toBeGreaterThanOrEqual(before * 1000);
  });
});
