import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRESENCES } from "@/lib/contract/device/status";
import { presenceOf } from "@/lib/services/devices/internal/presence";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NOW = Date.UTC(2026, 0, 15, 12);

const device = fc.record({
  presence: fc.constantFrom(...PRESENCES),
  said: fc.constantFrom("online" as const, "offline" as const),
  lastSeenAt: fc.integer({ min: NOW - 100_000 * SECOND, max: NOW + MINUTE }),
  interval: fc.option(fc.double({ min: 1, max: 86_400, noNaN: true })),
});
const moment = fc.record({ now: fc.constant(NOW), startedAt: fc.integer({ min: NOW - 100_000 * SECOND, max: NOW }) });
const rank = (presence: (typeof PRESENCES)[number]) => PRESENCES.indexOf(presence);

describe("presenceOf", () => {
  const after = (silence: number, interval: number | null = null) =>
    presenceOf({ presence: "online", said: "online", lastSeenAt: NOW - silence, interval }, { now: NOW, startedAt: 0 });

  it.each([
    [0, null, "online"],
    [60 * SECOND, null, "online"],
    [60 * SECOND + 1, null, "stale"],
    [15 * MINUTE, null, "stale"],
    [15 * MINUTE + 1, null, "offline"],
    // Of a device that reports often the shortest silences count, of a slow one three and ten readings.
    [60 * SECOND, 1, "online"],
    [15 * MINUTE, 300, "online"],
    [15 * MINUTE + 1, 300, "stale"],
    [50 * MINUTE, 300, "stale"],
    [50 * MINUTE + 1, 300, "offline"],
  ])("after %i ms of silence at an interval of %s s a device is %s", (silence, interval, presence) => {
    expect(after(silence, interval)).toBe(presence);
  });

  it("a device that said goodbye is offline", () => {
    fc.assert(
      fc.property(device, moment, (one, when) => {
        expect(presenceOf({ ...one, said: "offline" }, when)).toBe("offline");
      }),
    );
  });

  it("silence alone never improves a device's presence", () => {
    fc.assert(
      fc.property(device, moment, (one, when) => {
        expect(rank(presenceOf(one, when))).toBeGreaterThanOrEqual(rank(one.presence));
      }),
    );
  });

  it("a later contact, or a later start of the server, never worsens a device's presence", () => {
    fc.assert(
      fc.property(device, moment, fc.nat(100_000 * SECOND), (one, when, later) => {
        const found = rank(presenceOf(one, when));
        const lastSeenAt = Math.min(one.lastSeenAt + later, NOW + 5 * MINUTE);
        expect(rank(presenceOf({ ...one, lastSeenAt }, when))).toBeLessThanOrEqual(found);
        const startedAt = when.startedAt + later;
        expect(rank(presenceOf(one, { ...when, startedAt }))).toBeLessThanOrEqual(found);
      }),
    );
  });

  it("contact by a clock more than five minutes ahead counts from the server's start", () => {
    const seen = (ahead: number) =>
      ({ presence: "online", said: "online", lastSeenAt: NOW + ahead, interval: null }) as const;
    expect(presenceOf(seen(5 * MINUTE), { now: NOW, startedAt: NOW - 2 * MINUTE })).toBe("online");
    expect(presenceOf(seen(5 * MINUTE + 1), { now: NOW, startedAt: NOW - 2 * MINUTE })).toBe("stale");
  });

  it("every device has a minute after the server's start", () => {
    fc.assert(
      fc.property(device, fc.nat(MINUTE), (one, age) => {
        const online = { ...one, presence: "online" as const, said: "online" as const };
        expect(presenceOf(online, { now: NOW, startedAt: NOW - age })).toBe("online");
      }),
    );
  });
});
