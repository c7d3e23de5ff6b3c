import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Attempt, dueAttempts, forgetAttempts, noteAttempt } from "@/lib/auth/login/refusals";
import { log } from "@/lib/log";
import { forget } from "@/lib/process-singleton";

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 60 * 60_000;
const WRONG: Attempt = {
  action: "refused login",
  model: "User",
  name: "ada",
  way: "Basic",
  address: "192.0.2.1",
  reason: "Invalid username/password.",
};

function write(now: number, all = false) {
  const due = dueAttempts(now, { all });
  forgetAttempts(due, now);
  return due.map(({ name, address, times, tooSoon }) => ({ name, address, times, tooSoon }));
}

describe("attempts that failed", () => {
  beforeEach(() => {
    forget("refusals");
    vi.spyOn(log, "warn").mockReturnValue(undefined);
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("failed attempts are logged at once, then once an hour with their number", () => {
    noteAttempt(WRONG);
    expect(write(NOW)).toEqual([{ name: "ada", address: "192.0.2.1", times: 1, tooSoon: 0 }]);
    for (let i = 0; i < 5; i++) noteAttempt({ ...WRONG, isTooSoon: i > 2 });
    expect(write(NOW + HOUR - 1)).toEqual([]);
    expect(write(NOW + HOUR)).toEqual([{ name: "ada", address: "192.0.2.1", times: 5, tooSoon: 2 }]);
    expect(write(NOW + 2 * HOUR)).toEqual([]);
    noteAttempt(WRONG);
    expect(write(NOW + 2 * HOUR)).toEqual([{ name: "ada", address: "192.0.2.1", times: 1, tooSoon: 0 }]);
  });

  it("all failed attempts are logged at shutdown", () => {
    noteAttempt(WRONG);
    write(NOW);
    noteAttempt(WRONG);
    expect(write(NOW)).toEqual([]);
    expect(write(NOW, true)).toHaveLength(1);
  });

  it("attempts made during a write, and those that could not be written, are not lost", () => {
    noteAttempt(WRONG);
    const due = dueAttempts(NOW);
    noteAttempt(WRONG);
    forgetAttempts(due, NOW);
    expect(write(NOW + HOUR)).toMatchObject([{ times: 1 }]);
    noteAttempt(WRONG);
    dueAttempts(NOW + 2 * HOUR);
    expect(write(NOW + 2 * HOUR)).toMatchObject([{ times: 1 }]);
  });

  it("attempts are separated by name, way and network, where an IPv6 /64 counts as one", () => {
    noteAttempt(WRONG);
    noteAttempt({ ...WRONG, name: "grace" });
    noteAttempt({ ...WRONG, way: "login page" });
    noteAttempt({ ...WRONG, address: "2001:db8:1:2::1" });
    noteAttempt({ ...WRONG, address: "2001:db8:1:2::2" });
    noteAttempt({ ...WRONG, objectId: 7 });
    expect(write(NOW).map(({ times }) => times)).toEqual([1, 1, 1, 2, 1]);
  });

  it("the entries are bounded for any number of names and addresses, and still name the users concerned", () => {
    for (let i = 0; i < 10_000; i++) {
      const address = `10.0.${i >> 8}.${i & 255}`;
      noteAttempt({ ...WRONG, name: `guess-${i}`, address });
      noteAttempt({ ...WRONG, objectId: i % 2, name: `user-${i % 2}`, address });
    }
    const due = dueAttempts(NOW);
    expect(due.length).toBeLessThanOrEqual(103);
    expect(due.reduce((sum, { times }) => sum + times, 0)).toBe(20_000);
    const many = due.filter(({ isMany }) => isMany).map(({ objectId, name }) => [objectId, name]);
    expect(many).toEqual(
      expect.arrayContaining([
        [undefined, ""],
        [0, "user-0"],
        [1, "user-1"],
      ]),
    );
  });

  it("each attempt is one line of the server's log, except for those during a delay", () => {
    noteAttempt({ ...WRONG, name: "a\u0000b\u202e\r\n\u001b[2J".padEnd(500, "x"), address: "1".repeat(500) });
    noteAttempt({ ...WRONG, isTooSoon: true });
    expect(log.warn).toHaveBeenCalledOnce();
    const [line, message] = vi.mocked(log.warn).mock.calls[0] as unknown as [Record<string, string>, string];
    expect(message).toBe("a login was refused");
    expect(line).toMatchObject({ way: "Basic", reason: "Invalid username/password." });
    expect(line.user).toMatch(/^[^\p{C}]{1,150}$/u);
    expect(line.address).toHaveLength(64);
  });
});
