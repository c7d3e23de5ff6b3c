import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isBefore } from "@/components/live/ids";
import { type LiveMessage, Upstream } from "@/components/live/upstream";

/** A connection that the test speaks for. */
class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  isClosed = false;
  onmessage?: (event: MessageEvent) => void;
  onerror?: () => void;

  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }

  close() {
    this.isClosed = true;
  }

  greet(lastEventId: string, viewer = "", isWhole = true) {
    this.dispatchEvent(new MessageEvent("greeting", { data: JSON.stringify({ viewer, isWhole }), lastEventId }));
  }

  tell(lastEventId: string) {
    this.onmessage?.(new MessageEvent("message", { data: '{"type":"stations"}', lastEventId }));
  }
}

let page: EventTarget;
let told: LiveMessage[];
let upstream: Upstream;
const newest = () => FakeSource.opened.at(-1) as FakeSource;
const lines = () => told.flatMap((each) => (each.type === "line" ? each.line.state : []));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  FakeSource.opened = [];
  told = [];
  upstream = new Upstream((each) => told.push(each));
});
afterEach(() => {
  upstream.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const join = (seen: string | undefined, viewer = "", isDoubted = false) => upstream.join({ seen, viewer, isDoubted });

it("the connection starts at the page's event, and tabs that are not further behind share it", () => {
  join("a.10");
  newest().greet("a.10");
  for (const seen of ["a.10", "a.12", undefined]) join(seen);
  expect(FakeSource.opened.map(({ url }) => url)).toEqual(["/api/live?after=a.10"]);
});

it.each([
  ["has seen less", () => join("a.5"), "/api/live?after=a.5"],
  ["was made by another server", () => join("b.99"), "/api/live?after=b.99"],
  ["was made for somebody else", () => join("a.20", "other"), "/api/live?after=a.20"],
  ["doubts who is signed in", () => join("a.20", "", true), "/api/live?after=a.20"],
])("reconnects for a page that %s", (_why, joinAgain, url) => {
  join("a.10");
  newest().greet("a.10");
  newest().tell("a.20");
  joinAgain();
  expect(FakeSource.opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(newest().url).toBe(url);
});

it("reconnects after the last event received, at once when the device is back online, and reports its state", () => {
  join(undefined);
  newest().greet("a.1");
  newest().tell("a.2");
  newest().onerror?.();
  expect(newest().isClosed).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(newest().url).toBe("/api/live?after=a.2");
  newest().onerror?.();
  page.dispatchEvent(new Event("online"));
  newest().greet("a.2");
  expect(lines()).toEqual(["connecting", "live", "lost", "live"]);
  expect(FakeSource.opened).toHaveLength(3);
});

it("stays disconnected once nobody listens", () => {
  join("a.1");
  upstream.close();
  page.dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.opened.map(({ isClosed }) => isClosed)).toEqual([true]);
});

it("takes silence for a lost connection, and a heartbeat for a live one", () => {
  join("a.1");
  newest().greet("a.1");
  for (let i = 0; i < 4; i++) {
    vi.advanceTimersByTime(15_000);
    newest().dispatchEvent(new Event("pulse"));
  }
  expect(lines()).toEqual(["connecting", "live"]);
  vi.advanceTimersByTime(35_000);
  expect(lines()).toEqual(["connecting", "live", "lost"]);
});

it("waits longer between attempts, up to a limit", () => {
  join("a.1");
  let opened = 0;
  for (let i = 0; i < 10; i++) {
    newest().onerror?.();
    vi.advanceTimersByTime(40_000);
    expect(FakeSource.opened.length).toBeGreaterThan(opened);
    opened = FakeSource.opened.length;
  }
});

it("compares the ids of one server by number, and treats those of another as older", () => {
  expect([isBefore("a.9", "a.10"), isBefore("a.10", "a.10"), isBefore("a.10", "a.9")]).toEqual([true, false, false]);
  expect([isBefore("a.1", "b.1"), isBefore("b.1", "a.1")]).toEqual([true, true]);
});
