import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareHours } from "../../../../lib/weather/climate/sameHours";

/** Hours 0 to `count`, each with the value that `of` gives. */
const hours = (count: number, of: (hour: number) => number) =>
  new Map(Array.from({ length: count }, (_, hour) => [hour, of(hour)] as const));

describe("a day so far beside earlier years", () => {
  it("the same hours are compared, so that a normal night is as warm as normal", () => {
    const year = hours(24, (hour) => 20 - 10 * Math.cos((hour / 24) * 2 * Math.PI));
    const night = hours(6, (hour) => year.get(hour) ?? 0);
    expect(compareHours(night, 6, [{ year: 2024, hours: year }])).toEqual({ change: 0, years: [2024] });
  });

  it("every year has the same weight, however many hours it has", () => {
    const day = hours(8, () => 10);
    const found = compareHours(day, 8, [
      { year: 2024, hours: hours(24, () => 8) },
      { year: 2023, hours: hours(6, () => 4) },
    ]);
    expect(found).toEqual({ change: 4, years: [2024, 2023] });
  });

  it("there is no comparison with fewer than six hours, less than three quarters of the day so far, or no years", () => {
    const earlier = [{ year: 2024, hours: hours(24, () => 8) }];
    expect(
      compareHours(
        hours(5, () => 10),
        5,
        earlier,
      ),
    ).toBeNull();
    expect(
      compareHours(
        hours(6, () => 10),
        9,
        earlier,
      ),
    ).toBeNull();
    expect(
      compareHours(
        hours(6, () => 10),
        8,
        earlier,
      ),
    ).toEqual({ change: 2, years: [2024] });
    expect(
      compareHours(
        hours(8, () => 10),
        8,
        [],
      ),
    ).toBeNull();
    expect(
      compareHours(
        hours(8, () => 10),
        8,
        [{ year: 2024, hours: hours(5, () => 8) }],
      ),
    ).toBeNull();
  });

  it("the comparison follows the day, not the other years' whole days", () => {
    const temperature = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(temperature, { minLength: 24, maxLength: 24 }),
        temperature,
        fc.integer({ min: 6, max: 24 }),
        (year, more, count) => {
          const before = hours(24, (hour) => year[hour] ?? 0);
          const day = hours(count, (hour) => (year[hour] ?? 0) + more);
          expect(compareHours(day, count, [{ year: 2024, hours: before }])?.change).toBeCloseTo(more, 9);
        },
      ),
    );
  });
});
