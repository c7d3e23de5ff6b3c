import { spawnSync } from "node:child_process";
import { fail } from "./say.mjs";

const HOW = "apt install libgpiod-dev gpiod, then npm rebuild node-libgpiod --ignore-scripts=false";

/** Whether the tests can load the GPIO library and run the gpiod tools. With REQUIRE_GPIO=1 they must. */
export async function describeGpio() {
  const library = await libraryVersion();
  const tools = toolsVersion();
  if (process.env.REQUIRE_GPIO === "1" && !(library && tools)) {
    fail(`REQUIRE_GPIO=1, but the ${library ? "gpiod tools are" : "library node-libgpiod is"} not here: ${HOW}.`);
  }
  const parts = [library ? `libgpiod ${library}` : "no library", tools ? `gpiod tools ${tools}` : "no tools"];
  return {
    line: `GPIO: ${parts.join(", ")}${library && tools ? "." : ` (tests of what is missing are skipped; ${HOW}).`}`,
  };
}

async function libraryVersion() {
  try {
    const { default: library } = await import("node-libgpiod");
    return library.version;
  } catch {
    return undefined;
  }
}

function toolsVersion() {
  const { stdout } = spawnSync("gpiodetect", ["--version"], { encoding: "utf8" });
  return /\(libgpiod\) v(\S+)/.exec(stdout ?? "")?.[1];
}
