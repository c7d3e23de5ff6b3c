import fc from "fast-check";
import { expect, it } from "vitest";
import {
  CHIP_INFO_SIZE,
  chipLabel,
  FLAG,
  IOCTL,
  levelOf,
  lineConfig,
  lineFile,
  lineRequest,
  lineValues,
} from "../../../../device-agent/gpio/uapi";

/** Number of an ioctl that reads and writes (3) or reads (2) a struct of a size: asm-generic/ioctl.h. */
const number = (direction: number, size: number, nr: number) =>
  ((direction << 30) | (size << 16) | (0xb4 << 8) | nr) >>> 0;

it("The numbers are made of the sizes of what they take", () => {
  expect(IOCTL.chipInfo).toBe(number(2, CHIP_INFO_SIZE, 0x01));
  expect(IOCTL.getLine).toBe(number(3, lineRequest(0, "", { flags: 0 }).length, 0x07));
  expect(IOCTL.setConfig).toBe(number(3, lineConfig({ flags: 0 }).length, 0x0d));
  expect(IOCTL.getValues).toBe(number(3, lineValues().length, 0x0e));
  expect(IOCTL.setValues).toBe(number(3, lineValues().length, 0x0f));
});

it("A request stands where linux/gpio.h has it", () => {
  const request = lineRequest(17, "weather-agent", { flags: FLAG.output, level: true });
  const set = [...request].flatMap((byte, at) => (byte === 0 || (at >= 256 && at < 288) ? [] : [[at, byte]]));
  // offsets[0]; config.flags, num_attrs, attrs[0].attr.id, .values, .mask; num_lines
  expect(set).toEqual([
    [0, 17],
    [288, 8],
    [296, 1],
    [320, 2],
    [328, 1],
    [336, 1],
    [560, 1],
  ]);
  expect(request.toString("utf8", 256, 269)).toBe("weather-agent");
  request.writeInt32LE(42, 588);
  expect(lineFile(request)).toBe(42);
});

it("A consumer of any length ends with a zero, and touches nothing behind it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (consumer) => {
      const request = lineRequest(3, consumer, { flags: FLAG.input });
      expect(request[287]).toBe(0);
      expect(request.readBigUInt64LE(288)).toBe(4n);
    }),
  );
});

it("A level is read as it was written, and a label to its end", () => {
  for (const level of [true, false]) expect(levelOf(lineValues(level))).toBe(level);
  const info = Buffer.alloc(CHIP_INFO_SIZE);
  info.write("gpiochip0", 0);
  info.write("pinctrl-rp1", 32);
  expect(chipLabel(info)).toBe("pinctrl-rp1");
  expect(chipLabel(Buffer.alloc(CHIP_INFO_SIZE, "x"))).toHaveLength(32);
});
