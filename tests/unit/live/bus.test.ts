import { describe, expect, it, vi } from "vitest";
import { live } from "@/lib/live/bus";

describe("the live bus", () => {
  it("tells every listener, with identifiers that only grow", () => {
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

  it("is one for the process, and knows whether anyone listens", () => {
    expect(live()).toBe(live());
    expect(live().hasListeners()).toBe(false);
    const unsubscribe = live().subscribe(() => {});
    expect(live().hasListeners()).toBe(true);
    unsubscribe();
    expect(live().hasListeners()).toBe(false);
  });

  it("tells of changed readings whoever works on them, who is no viewer", () => {
    const listener = vi.fn();
    const forget = live().onReadings(listener);
    expect(live().hasListeners()).toBe(false);
    live().readingsChanged();
    forget();
    live().readingsChanged();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("bears a thousand listeners without a warning", () => {
    const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
    const forget = Array.from({ length: 1000 }, () => live().subscribe(() => {}));
    for (const unsubscribe of forget) unsubscribe();
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});
