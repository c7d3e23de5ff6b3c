import { expect, it } from "vitest";
import { metarExtremes } from "@/lib/weather/statistics/metarGroups";

/** The groups' examples are those of Federal Meteorological Handbook No. 1, 12.7.2. */
it.each([
  ["10142", [{ statistic: "max", value: 14.2, hours: 6 }]],
  ["11021", [{ statistic: "max", value: -2.1, hours: 6 }]],
  ["21001", [{ statistic: "min", value: -0.1, hours: 6 }]],
  ["20012", [{ statistic: "min", value: 1.2, hours: 6 }]],
  [
    "401001015",
    [
      { statistic: "max", value: 10, hours: 24 },
      { statistic: "min", value: -1.5, hours: 24 },
    ],
  ],
  // As reports end in bulletins.
  ["10142=", [{ statistic: "max", value: 14.2, hours: 6 }]],
  ["11000", [{ statistic: "max", value: 0, hours: 6 }]],
  ["10142 10150", [{ statistic: "max", value: 14.2, hours: 6 }]],
  ["PK WND 28045/15 SLP125 4/012 60009 70015 T00261015 58033 933036 98096 12345 1014 $", []],
])("the extremes in %s are found", (groups, extremes) => {
  expect(metarExtremes(`METAR KABC 121755Z 21016G24KT 1/2SM RA 14/11 A2990 RMK AO2 ${groups}`)).toEqual(extremes);
});

it("only the remarks of a METAR are read", () => {
  expect(metarExtremes("KABC 121755Z 10142 20012")).toEqual([]);
  expect(metarExtremes("")).toEqual([]);
});
