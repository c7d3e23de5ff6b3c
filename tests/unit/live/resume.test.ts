import fc from "fast-check";
import { expect, it } from "vitest";
import { live, type Published } from "@/lib/live/feed";
import { follow } from "@/lib/live/stream";
import { forget } from "@/lib/process-singleton";
import { singly, stationEvent } from "./events";

const STATIONS = [1, 2, 3];

/** A viewer who may see public stations and perhaps all, who keeps the state of each as its browser does. */
class Viewer {
  readonly shown = new Map<number, number>();
  readonly ids: string[] = [];
  #cursor: string | undefined;
  #line: { stop: AbortController; events: AsyncGenerator<Published> } | undefined;
  #next: Promise<void> | undefined;

  constructor(private readonly seesAll: boolean) {}

  sees({ audience }: Published): boolean {
    return this.seesAll || audience === "everyone" || audience.isPublic;
  }

  connect(truth: Map<number, number>): void {
    if (this.#line) return;
    const stop = new AbortController();
    const wanted = (published: Published) => this.sees(published);
    const { cursor, isWhole, events } = follow({ wanted, after: this.#cursor, signal: stop.signal });
    this.#line = { stop, events: singly(events) };
    if (this.#cursor !== undefined && isWhole) return;
    // A page rendered now, or reloaded completely.
    this.#cursor = cursor;
    for (const [id, value] of truth) this.shown.set(id, value);
  }

  disconnect(): void {
    this.#line?.stop.abort();
    this.#line = undefined;
    this.#next = undefined;
  }

  /** Takes one event, if one is there. Returns whether it was. */
  async read(): Promise<boolean> {
    const { events } = this.#line ?? {};
    if (!events) return false;
    const before = this.ids.length;
    this.#next ??= events.next().then(({ value }) => {
      // What comes when the line is cut is lost with it.
      if (!value || this.#line?.events !== events) return;
      this.#next = undefined;
      this.#take(value);
    });
    await new Promise((resolve) => setImmediate(resolve));
    // Whether this reading asked for it or one before that had found nothing.
    return this.ids.length > before;
  }

  #take(published: Published): void {
    expect(this.sees(published)).toBe(true);
    this.#cursor = live().cursorAt(published.id);
    this.ids.push(this.#cursor);
    const { event } = published;
    if (event.type === "station") this.shown.set(event.station.id, event.station.latest.temperature ?? Number.NaN);
  }
}

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("publish" as const), station: fc.constantFrom(...STATIONS) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("read" as const), viewer: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("connect" as const), viewer: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("disconnect" as const), viewer: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
  ),
  { maxLength: 60 },
);

it("viewers with any interruptions end with the newest state they may see, and receive nothing twice", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const truth = new Map(STATIONS.map((id) => [id, 0]));
      const viewers = [new Viewer(false), new Viewer(true), new Viewer(false)];
      // The third station is private.
      const visible = (seesAll: boolean) => new Map([...truth].filter(([id]) => seesAll || id < 3));
      const connect = (index: number) => viewers[index]?.connect(visible(index === 1));
      let count = 0;
      for (const step of script) {
        if (step.do === "publish") {
          count += 1;
          truth.set(step.station, count);
          const audience = { stationId: step.station, isPublic: step.station < 3, ownerId: null };
          live().publish(stationEvent(step.station, count), audience);
        } else if (step.do === "restart") {
          for (const viewer of viewers) viewer.disconnect();
          forget("live");
        } else if (step.do === "connect") connect(step.viewer);
        else if (step.do === "disconnect") viewers[step.viewer]?.disconnect();
        else await viewers[step.viewer]?.read();
      }
      for (const [index, viewer] of viewers.entries()) {
        connect(index);
        while (await viewer.read());
        expect(viewer.shown).toEqual(visible(index === 1));
        expect(new Set(viewer.ids).size).toBe(viewer.ids.length);
        viewer.disconnect();
      }
    }),
    { numRuns: 200 },
  );
});
