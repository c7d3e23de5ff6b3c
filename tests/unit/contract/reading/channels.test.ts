import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admissible, channelNameSchema, isChannelName, MAX_CHANNELS } from "@/lib/contract/reading/channels";
import { isMetricKey } from "@/lib/weather/metrics";

const legalFirst = fc.constantFrom(..."aZ9_éßЖ水٣");
const legalRest = fc.string({ unit: fc.constantFrom(..."aZ9_.+-éßЖ水٣"), maxLength: 39 });
const legal = fc.tuple(legalFirst, legalRest).map(([first, rest]) => first + rest);

describe("the name of a channel", () => {
  it("up to 40 letters and digits of any script, with _ . + - after the first, are a name", () => {
    fc.assert(
      fc.property(legal, (name) => {
        expect([name, isChannelName(name), channelNameSchema.safeParse(name).success]).toEqual([name, true, true]);
      }),
    );
  });

  it("any other character makes it none, as does a longer name", () => {
    const other = fc.constantFrom(..."/ ,;:#*'\"\\<>&?=%$@!()[]{}|~^`\t\n\0\u200b\u202e😀");
    fc.assert(
      fc.property(legal, other, fc.nat(39), (name, character, at) => {
        const place = Math.min(at, name.length);
        const spoilt = name.slice(0, place) + character + name.slice(place);
        expect([spoilt, isChannelName(spoilt)]).toEqual([spoilt, false]);
      }),
    );
    fc.assert(
      fc.property(legal, (name) => {
        expect(isChannelName(name.padEnd(41, "x"))).toBe(false);
      }),
    );
    for (const name of ["", ".a", "-a", "+a", "__proto__"]) expect([name, isChannelName(name)]).toEqual([name, false]);
  });

  it("letters outside the basic plane count as one", () => {
    expect(isChannelName("𐐀".repeat(40))).toBe(true);
    expect(isChannelName("𐐀".repeat(41))).toBe(false);
  });
});

describe("what is kept of many channels", () => {
  it("every measured channel is either kept, in order and no more than 32, or named", () => {
    const extra = fc.dictionary(legal, fc.oneof(fc.double({ noNaN: true }), fc.constant(null)), { maxKeys: 60 });
    fc.assert(
      fc.property(extra, (sent) => {
        const { first, omitted } = admissible(sent);
        const measured = Object.keys(sent).filter((name) => sent[name] !== null);
        const names = measured.filter((name) => !isMetricKey(name));
        expect(Object.keys(first)).toEqual(names.slice(0, MAX_CHANNELS));
        expect([...Object.keys(first), ...omitted].sort()).toEqual(measured.sort());
      }),
    );
  });
});
