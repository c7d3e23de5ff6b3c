import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "@/lib/ingest/mqtt/decode";

const read = (value: unknown) => decode("readings", Buffer.from(JSON.stringify(value)));

describe("a payload", () => {
  it("a payload is one reading, an array of them, or a batch with an id", () => {
    expect(read({ temperature: 1 })).toEqual({ kind: "readings", id: undefined, items: [{ temperature: 1 }] });
    expect(read([1, 2])).toEqual({ kind: "readings", id: undefined, items: [1, 2] });
    expect(read({ id: "b", readings: [1] })).toEqual({ kind: "readings", id: "b", items: [1] });
    expect(decode("events", Buffer.from('{"id":"b","events":[]}'))).toEqual({ kind: "events", id: "b", items: [] });
    // An event has an id of its own.
    const event = { id: "e", type: "started" };
    expect(decode("events", Buffer.from(JSON.stringify(event)))).toEqual({
      kind: "events",
      id: undefined,
      items: [event],
    });
  });

  it("in an invalid batch with an id every item is refused", () => {
    expect(read({ id: "b", readings: [1, 2], extra: 1 })).toMatchObject({
      kind: "fault",
      answer: { id: "b", items: 2 },
    });
    expect(read({ id: "b", readings: 7 })).toMatchObject({ kind: "fault", answer: { id: "b", items: 1 } });
  });

  it("an oversized payload gets no partial answer", () => {
    const many = Array.from({ length: 1001 }, () => 0);
    expect(read({ id: "b", readings: many })).toEqual({ kind: "fault", fault: expect.any(String) });
    expect(read(many)).toEqual({ kind: "fault", fault: "No more than 1000 readings in one message." });
    expect(read({ id: "b", readings: many.slice(1) })).toMatchObject({ kind: "readings", id: "b" });
  });

  it("no payload makes decoding throw", () => {
    const kinds = fc.constantFrom("readings" as const, "events" as const, "status" as const, "replies" as const);
    const bytes = fc.oneof(
      fc.uint8Array().map((array) => Buffer.from(array)),
      fc.json().map((text) => Buffer.from(text)),
    );
    fc.assert(fc.property(kinds, bytes, (kind, payload) => ["fault", kind].includes(decode(kind, payload).kind)));
  });
});
