import { beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import type { Database } from "@/lib/db/client";
import { type Emission, emit, subscribe } from "@/lib/live/bus";
import { log } from "@/lib/log";
import { forget } from "@/lib/process-singleton";

/** The bus hands it on and does not look into it. */
const ctx = { database: {} as Database };

/** A bus of this test's own: files share what a process has once. */
beforeEach(() => {
  forget("event listeners");
});

describe("the event bus", () => {
  it("a subscriber gets the events of its types until it unsubscribes", async () => {
    const heard: Emission[] = [];
    const unsubscribe = subscribe(["readings.changed", "stations.changed"], (emission) => void heard.push(emission));
    await emit(ctx, { type: "readings.changed", stationIds: [1, 2] });
    await emit(ctx, { type: "rollups.refreshed", stationIds: [1] });
    await emit(ctx, { type: "stations.changed" }, "relayed");
    unsubscribe();
    await emit(ctx, { type: "stations.changed" });
    expect(heard).toEqual([
      { event: { type: "readings.changed", stationIds: [1, 2] }, origin: "local", database: ctx.database },
      { event: { type: "stations.changed" }, origin: "relayed", database: ctx.database },
    ]);
    expect(heard[0]?.database).toBe(ctx.database);
  });

  it("a subscriber's events are typed by its subscription", () => {
    subscribe(["commands.given"], ({ event }) => {
      expectTypeOf(event).toEqualTypeOf<{ type: "commands.given"; stationIds: readonly number[] }>();
    });
    subscribe(["stations.changed"], ({ event }) => {
      expectTypeOf(event).toEqualTypeOf<{ type: "stations.changed" }>();
    });
  });

  it("an event without stations is not sent", async () => {
    const listener = vi.fn();
    subscribe(["readings.changed"], listener);
    await emit(ctx, { type: "readings.changed", stationIds: [] });
    expect(listener).not.toHaveBeenCalled();
  });

  it("a listener is called once for each of its subscriptions", async () => {
    const listener = vi.fn();
    const unsubscribe = subscribe(["stations.changed"], listener);
    subscribe(["stations.changed"], listener);
    await emit(ctx, { type: "stations.changed" });
    expect(listener).toHaveBeenCalledTimes(2);
    unsubscribe();
    await emit(ctx, { type: "stations.changed" });
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it("emit resolves after all subscribers, in the order of subscription", async () => {
    const order: string[] = [];
    let finish = () => {};
    subscribe(["stations.changed"], async () => {
      order.push("slow begins");
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push("slow ends");
    });
    subscribe(["stations.changed"], () => void order.push("quick"));
    const told = emit(ctx, { type: "stations.changed" }).then(() => order.push("told"));
    expect(order).toEqual(["slow begins", "quick"]);
    finish();
    await told;
    expect(order).toEqual(["slow begins", "quick", "slow ends", "told"]);
  });

  it("emit resolves, and notifies the others, when a subscriber fails", async () => {
    const logged = vi.spyOn(log, "error").mockReturnValue();
    const listener = vi.fn();
    subscribe(["stations.changed"], () => {
      throw new Error("at once");
    });
    subscribe(["stations.changed"], () => Promise.reject(new Error("later")));
    subscribe(["stations.changed"], listener);
    await emit(ctx, { type: "stations.changed" });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(logged.mock.calls.map(([details]) => (details as { err: Error }).err.message)).toEqual(["at once", "later"]);
    logged.mockRestore();
  });

  it("all copies of the module share one event bus", async () => {
    const heard = vi.fn();
    subscribe(["stations.changed"], heard);
    vi.resetModules();
    const copy = await import("@/lib/live/bus");
    expect(copy.emit).not.toBe(emit);
    await copy.emit(ctx, { type: "stations.changed" });
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
