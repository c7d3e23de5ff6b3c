import { spawnSync } from "node:child_process";
import { fail } from "./print.mjs";

/** Whether the gpiod tools are installed for the tests; required with REQUIRE_GPIO=1. */
export function describeGpio() {
  const { stdout } = spawnSync("gpiodetect", ["--version"], { encoding: "utf8" });
  const version = /\(libgpiod\) v(\S+)/.exec(stdout ?? "")?.[1];
  if (version) return { line: `GPIO: gpiod tools ${version}.` };
  if (process.env.REQUIRE_GPIO === "1") fail("REQUIRE_GPIO=1, but the gpiod tools are not here: apt install gpiod.");
  return { line: "GPIO: no gpiod tools (their tests are skipped; apt install gpiod)." };
}
