import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { errorText } from "@/components/admin/errorText";
import { retryDelay, shouldRetry, waitOf } from "@/components/live/retryAfter";

function refused(status: number, retryAfter?: string): unknown {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  const response = new Response("{}", { status, headers });
  return TRPCClientError.from(new Error("Unable to transform response from server"), { meta: { response } });
}

describe("a server that says when to come again", () => {
  it.each([
    [503, "5", 5_000],
    [429, "0", 0],
    [503, "86400", 60_000],
    [503, undefined, undefined],
    [503, "soon", undefined],
    [503, "-1", undefined],
    [500, "5", undefined],
  ])("after %i and %s the wait is %s ms", (status, retryAfter, wait) => {
    expect(waitOf(refused(status, retryAfter))).toBe(wait);
  });

  it("a busy server is not asked sooner than it says, a little later each time, and not forever", () => {
    const busy = refused(503, "5");
    for (const random of [0, 0.5, 1]) {
      expect(retryDelay(0, busy, random)).toBeGreaterThanOrEqual(5_000);
      expect(retryDelay(0, busy, random)).toBeLessThanOrEqual(6_000);
    }
    expect([0, 5, 6].map((failures) => shouldRetry(failures, busy))).toEqual([true, true, false]);
  });

  it("a busy server is announced where nothing is retried automatically", () => {
    expect(errorText(refused(503, "5"))).toBe(
      "The server is busy. Nothing was changed; please try again in 5 seconds.",
    );
  });

  it("no retry is announced for a change that was in progress when the database failed", () => {
    const error = { message: "The database does not answer.", code: -32603, data: { code: "SERVICE_UNAVAILABLE" } };
    const response = new Response("{}", { status: 503, headers: { "Retry-After": "5" } });
    expect(errorText(TRPCClientError.from({ error }, { meta: { response } }))).toBe(
      "The database does not answer. Nothing was changed as far as we know; please try again in 5 seconds.",
    );
  });
});

it("any other error is retried twice", () => {
  const fault = new Error("Failed to fetch");
  expect([0, 1, 2].map((failures) => shouldRetry(failures, fault))).toEqual([true, true, false]);
  expect([0, 1, 9].map((failures) => retryDelay(failures, fault))).toEqual([1_000, 2_000, 30_000]);
});
