import { describe, expect, it } from "vitest";
import {
  getCommand,
  monitorCommand,
  readChips,
  readEdge,
  readVersion,
  setCommand,
} from "../../../../device-agent/gpio/tool-commands";

const LINE = { chip: "gpiochip0", offset: 17 };
const text = ({ program, args }: ReturnType<typeof setCommand>) => [program, ...args].join(" ");

describe("the gpiod tools", () => {
  it("the gpiod tools are distinguished by their version", () => {
    expect(readVersion("gpiodetect (libgpiod) v1.6.3\nCopyright (C) 2017-2018 Bartosz Golaszewski\n")).toBe(1);
    expect(readVersion("gpiodetect (libgpiod) v2.2.1\nCopyright (C) 2017-2023 Bartosz Golaszewski\n")).toBe(2);
    expect(readVersion("")).toBeUndefined();
    expect(readVersion("bash: gpiodetect: command not found\n")).toBeUndefined();
  });

  it("both versions of the gpiod tools list their chips alike", () => {
    const said = [
      "gpiochip0 [pinctrl-rp1] (54 lines)",
      "gpiochip10 [gpio-brcmstb@107d508500] (32 lines)",
      "gpiochip4 [] (4 lines)",
      "",
    ].join("\n");
    expect(readChips(said)).toEqual([
      { name: "gpiochip0", label: "pinctrl-rp1" },
      { name: "gpiochip10", label: "gpio-brcmstb@107d508500" },
      { name: "gpiochip4", label: "" },
    ]);
  });

  it("the commands of gpiod 1.6 have its syntax", () => {
    expect(text(setCommand(1, LINE, true))).toBe("gpioset --mode=wait gpiochip0 17=1");
    expect(text(getCommand(1, LINE, "none"))).toBe("gpioget --bias disable gpiochip0 17");
    expect(text(monitorCommand(1, LINE, "up"))).toBe(
      "gpiomon --line-buffered --format %o %e --bias pull-up gpiochip0 17",
    );
  });

  it("the commands of gpiod 2 have its syntax", () => {
    expect(text(setCommand(2, LINE, false))).toBe("gpioset --consumer weather-agent --chip gpiochip0 17=0");
    expect(text(getCommand(2, LINE, "none"))).toBe(
      "gpioget --consumer weather-agent --numeric --bias disabled --chip gpiochip0 17",
    );
    expect(text(monitorCommand(2, LINE, "down"))).toBe(
      "gpiomon --consumer weather-agent --format %o %e --bias pull-down --chip gpiochip0 17",
    );
  });

  it.each([
    ["1.6: falling, rising", ["17 0", "17 1"], [false, true]],
    ["2: falling, rising", ["17 2", "17 1"], [false, true]],
    [
      "lines that are not edges",
      ["", "17", "17 3", "event: RISING EDGE offset: 17", "17 1 "],
      Array(5).fill(undefined),
    ],
  ])("the edges printed for %s are parsed", (_, lines, levels) => {
    expect(lines.map(readEdge)).toEqual(levels);
  });
});
