import { expect, it } from "vitest";
import { forget } from "@/lib/process-singleton";
import { makeConsumer, removeConsumer, takeOrphans } from "@/lib/services/consumers";
import { onEachDatabase } from "../support/database";

const NOW = Date.UTC(2026, 0, 15, 12);
const TTL = 60_000;

onEachDatabase("a consumer's slot", (fixture) => {
  it.each([
    ["before it expires", NOW, false],
    ["once it has expired", NOW - TTL - 1, true],
    ["of a clock slightly ahead", NOW + 5 * 60_000, false],
    ["of a clock that was a year ahead", NOW + 365 * 86_400_000, true],
  ])("a slot that another process has left is free to take, %s: taken at %d, %s", async (_title, madeAt, isFree) => {
    const slot = await makeConsumer(fixture.ctx({ now: madeAt }), { ttlMs: TTL });
    forget("mqtt-consumer");
    expect(await takeOrphans(fixture.ctx({ now: NOW }), { ttlMs: TTL })).toEqual(isFree ? [slot] : []);
    if (!isFree) await takeOrphans(fixture.ctx({ now: NOW + 2 * 365 * 86_400_000 }), { ttlMs: TTL });
    await removeConsumer(fixture.ctx(), { slot });
  });
});
