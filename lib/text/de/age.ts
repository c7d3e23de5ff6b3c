import type { Catalogue } from "../text";

export const age: Catalogue["age"] = {
  now: "gerade eben",
  ago: "vor {amount}",
  ahead: "in {amount}",
  minutes: "{count} Min.",
  hours: "{count} Std.",
  days: { one: "{count} Tag", other: "{count} Tagen" },
  minutesLong: { one: "{count} Minute", other: "{count} Minuten" },
  hoursLong: { one: "{count} Stunde", other: "{count} Stunden" },
  daysLong: { one: "{count} Tag", other: "{count} Tagen" },
};
