import { describe, expect, it } from "vitest";
import { chooseChip } from "../../../../device-agent/gpio/chips";

const PI5 = [
  { name: "gpiochip10", label: "gpio-brcmstb@107d508500" },
  { name: "gpiochip0", label: "pinctrl-rp1" },
];
const OTHER = [
  { name: "gpiochip0", label: "1f02c00.pinctrl" },
  { name: "gpiochip1", label: "300b000.pinctrl" },
];

describe("the chip with the header's lines", () => {
  it("the header's chip is recognized by its label on a Raspberry Pi", () => {
    expect(chooseChip(PI5, undefined)).toBe("gpiochip0");
    expect(chooseChip([{ name: "gpiochip0", label: "pinctrl-bcm2835" }, ...OTHER], undefined)).toBe("gpiochip0");
    expect(chooseChip([{ name: "gpiochip4", label: "pinctrl-rp1" }, ...OTHER], undefined)).toBe("gpiochip4");
  });

  it("the only chip, or the configured one, is used", () => {
    expect(chooseChip([{ name: "gpiochip0", label: "some-soc" }], undefined)).toBe("gpiochip0");
    expect(chooseChip(OTHER, "300b000.pinctrl")).toBe("gpiochip1");
    expect(chooseChip(OTHER, "gpiochip1")).toBe("gpiochip1");
  });

  it("the chip must be configured where it cannot be detected", () => {
    expect(() => chooseChip(OTHER, undefined)).toThrow(
      /here, gpiochip0 \[1f02c00.pinctrl\], gpiochip1 .*: name one as chip/,
    );
    expect(() => chooseChip(OTHER, "gpiochip7")).toThrow('There is no GPIO chip "gpiochip7" here, but gpiochip0');
    expect(() => chooseChip([], undefined)).toThrow("There is no GPIO chip here");
  });
});
