import { expect, it } from "vitest";
import { systemOfZone } from "@/lib/format/regionalUnits";

it.each([
  ["America/New_York", "us"],
  ["US/Eastern", "us"],
  ["America/Indiana/Indianapolis", "us"],
  ["Pacific/Honolulu", "us"],
  ["America/Puerto_Rico", "us"],
  ["Pacific/Guam", "us"],
  ["Africa/Monrovia", "us"],
  ["America/Toronto", "metric"],
  ["America/Tijuana", "metric"],
  ["Asia/Kolkata", "metric"],
  ["Asia/Calcutta", "metric"],
  ["Europe/Dublin", "metric"],
  ["Europe/London", "uk"],
  ["UTC", undefined],
  ["Etc/GMT+5", undefined],
])("the units of the country of %s are %s", (zone, system) => {
  expect(systemOfZone(zone)).toBe(system);
});
