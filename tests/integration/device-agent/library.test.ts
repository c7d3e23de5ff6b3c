import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadLibgpiod } from "@/device-agent/gpio/libgpiod";
import { openByLibrary } from "@/device-agent/gpio/library";

const libgpiod = await loadLibgpiod();
const isRequired = process.env.REQUIRE_GPIO === "1";

it.runIf(isRequired)("node-libgpiod is compiled, as REQUIRE_GPIO=1 asks", () => {
  expect(libgpiod).toBeDefined();
});

describe.skipIf(!libgpiod)("node-libgpiod (skipped where it is not compiled)", () => {
  const library = libgpiod as NonNullable<typeof libgpiod>;

  it("has the calls that we make, with the flags that we mean", () => {
    const calls = ["requestOutputMode", "requestInputModeFlags", "getValue", "setValue", "release"] as const;
    const lines = Object.getOwnPropertyNames(Reflect.get(library.Line, "prototype"));
    expect(lines).toEqual(expect.arrayContaining([...calls]));
    expect(library.Chip.prototype).toHaveProperty("getLine", expect.any(Function));
    expect(Object.getOwnPropertyDescriptor(library.Chip.prototype, "label")?.get).toBeTypeOf("function");
    // As libgpiod's gpiod.h has them.
    expect(library.Line.RequestFlags).toMatchObject({ BIAS_DISABLE: 8, BIAS_PULL_DOWN: 16, BIAS_PULL_UP: 32 });
  });

  it("lists the chips that are there", () => {
    const names = library.getChipNames();
    expect(names.every((name) => existsSync(`/dev/${name}`))).toBe(true);
  });

  it("throws an error with a code for a chip that is not there", () => {
    expect(() => new library.Chip("gpiochip4711")).toThrow(expect.objectContaining({ code: "ENOENT" }));
  });

  it("is asked for a chip in one sentence where there is none", () => {
    expect(() => openByLibrary(library, "gpiochip4711")).toThrow('There is no GPIO chip "gpiochip4711" here');
  });
});
