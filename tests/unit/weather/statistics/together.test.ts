import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, reduce, type Tallies } from "@/lib/weather/statistics/together";

type Fields = Record<string, number>;

const together = (...messages: Fields[]) => reduce(messages.reduce<Tallies>(add, {}));

describe("messages together", () => {
  it("rain is added, a gust is the strongest, and the rest the mean of those that had it", () => {
    expect(
      together(
        { temperature: 10, windGust: 3, rain: 0.2 },
        { temperature: 12, windGust: 8, humidity: 60 },
        { windGust: 5, rain: 0.2 },
      ),
    ).toEqual({ temperature: 11, windGust: 8, rain: 0.4, humidity: 60 });
  });

  it("a counter of rain counts in place of the rain of packets, some of which were lost", () => {
    expect(together({ rain: 0.2, rainDay: 1 }, { rain: 0.2, rainDay: 1.6 })).toEqual({ rainDay: 1.6 });
  });

  it("directions are averaged as vectors, and opposite ones give the last", () => {
    expect(together({ windDirection: 350 }, { windDirection: 20 }).windDirection).toBeCloseTo(5);
    expect(together({ windDirection: 90 }, { windDirection: 270 })).toEqual({ windDirection: 270 });
  });

  it("one message alone is itself, also after it was kept as JSON", () => {
    const fields = fc.dictionary(
      fc.constantFrom("temperature", "rain", "windGust", "pressure", "co2"),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fields, (one) => {
        const kept = JSON.parse(JSON.stringify(add({}, one))) as Tallies;
        expect(reduce(kept)).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it("the order of messages does not matter to sums, means and maxima", () => {
    const message = fc.record({ temperature: fc.integer(), rain: fc.nat(), windGust: fc.nat() });
    fc.assert(
      fc.property(fc.array(message, { minLength: 1 }), (messages) => {
        const turned = together(...[...messages].reverse());
        for (const [name, value] of Object.entries(together(...messages))) expect(turned[name]).toBeCloseTo(value);
      }),
    );
  });
});
