import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactAt, edge, settle } from "../../../../device-agent/actuators/push-button";

const SETTLE = 30;

/** What a contact settles at, one after another, when it has these levels for so many ms each, and then rests. */
function settled(levels: readonly { level: boolean; ms: number }[]): boolean[] {
  let now = 0;
  let contact = contactAt(false, now);
  const changes: boolean[] = [];
  const look = (time: number) => {
    const before = contact.settled;
    contact = settle(contact, time, SETTLE);
    if (contact.settled !== before) changes.push(contact.settled);
  };
  for (const { level, ms } of levels) {
    if (level !== contact.level) contact = edge(contact, level, now);
    now += ms;
    look(now);
  }
  look(now + SETTLE);
  return changes;
}

const bounces = fc.array(fc.record({ level: fc.boolean(), ms: fc.integer({ min: 0, max: SETTLE - 1 }) }), {
  maxLength: 40,
});

describe("a debounced contact", () => {
  it("a bouncing contact changes once", () => {
    fc.assert(
      fc.property(bounces, bounces, (closing, opening) => {
        // Equal levels in a row are one longer one: the bouncing ends with the opposite of where it rests.
        const alternating = (list: typeof closing, first: boolean) =>
          list.map(({ ms }, index) => ({ level: (index % 2 === 0) === first, ms }));
        const levels = [
          ...alternating(closing, true),
          { level: true, ms: SETTLE },
          ...alternating(opening, false),
          { level: false, ms: SETTLE },
        ];
        expect(settled(levels)).toEqual([true, false]);
      }),
    );
  });

  it("a contact ignores changes shorter than its debounce time", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: SETTLE - 1 }), { maxLength: 40 }), (glitches) => {
        const levels = glitches.flatMap((ms) => [
          { level: true, ms },
          { level: false, ms: SETTLE },
        ]);
        expect(settled(levels)).toEqual([]);
      }),
    );
  });

  it("a contact alternates and ends in its resting state in any sequence", () => {
    const anything = fc.array(fc.record({ level: fc.boolean(), ms: fc.integer({ min: 0, max: 200 }) }));
    fc.assert(
      fc.property(anything, (levels) => {
        const changes = settled(levels);
        changes.forEach((level, index) => {
          expect(level).toBe(index % 2 === 0);
        });
        expect(changes.at(-1) ?? false).toBe(levels.at(-1)?.level ?? false);
      }),
    );
  });
});
