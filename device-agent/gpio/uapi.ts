/**
 * The second version of the kernel's interface to GPIO lines (Linux 5.10 and newer): numbers and layouts of
 * linux/gpio.h, which are the same on 32-bit and 64-bit boards. All boards are little-endian.
 */

export const IOCTL = {
  chipInfo: 0x8044_b401,
  getLine: 0xc250_b407,
  setConfig: 0xc110_b40d,
  getValues: 0xc010_b40e,
  setValues: 0xc010_b40f,
} as const;

/** Values of gpio_v2_line_flag. */
export const FLAG = { input: 0x4, output: 0x8, pullUp: 0x100, pullDown: 0x200, noPull: 0x400 } as const;

/** gpiochip_info, which the kernel fills in: a name, a label, how many lines. */
export const CHIP_INFO_SIZE = 68;
const LABEL = { at: 32, size: 32 };

/** gpio_v2_line_request; set are the first offset, the consumer, the configuration and the number of lines, one. */
const REQUEST = { size: 592, consumer: 256, consumerSize: 32, config: 288, lines: 560, fd: 588 };

/** gpio_v2_line_config, with an attribute of 24 bytes: its id, a value, and a mask of lines. */
const CONFIG = { size: 272, attributes: 8, attribute: { id: 32, value: 40, mask: 48 } };
const OUTPUT_VALUES = 2;

/** The mask of a request's first and only line. */
const ONLY = 1n;

/** A line's configuration; an output has an initial level. */
export type LineConfig = { flags: number; level?: boolean };

export function chipLabel(info: Buffer): string {
  const label = info.subarray(LABEL.at, LABEL.at + LABEL.size);
  const end = label.indexOf(0);
  return label.toString("utf8", 0, end === -1 ? LABEL.size : end);
}

/** A request for one line of a chip. */
export function lineRequest(offset: number, consumer: string, config: LineConfig): Buffer {
  const request = Buffer.alloc(REQUEST.size);
  request.writeUInt32LE(offset, 0);
  // The last byte stays zero.
  request.write(consumer, REQUEST.consumer, REQUEST.consumerSize - 1, "utf8");
  lineConfig(config).copy(request, REQUEST.config);
  request.writeUInt32LE(1, REQUEST.lines);
  return request;
}

/** The line's file descriptor in a granted request. */
export function lineFile(request: Buffer): number {
  return request.readInt32LE(REQUEST.fd);
}

export function lineConfig({ flags, level }: LineConfig): Buffer {
  const config = Buffer.alloc(CONFIG.size);
  config.writeBigUInt64LE(BigInt(flags), 0);
  if (level === undefined) return config;
  config.writeUInt32LE(1, CONFIG.attributes);
  config.writeUInt32LE(OUTPUT_VALUES, CONFIG.attribute.id);
  config.writeBigUInt64LE(bits(level), CONFIG.attribute.value);
  config.writeBigUInt64LE(ONLY, CONFIG.attribute.mask);
  return config;
}

/** gpio_v2_line_values: levels, and a mask of lines. Without a level, for the kernel to fill in. */
export function lineValues(level = false): Buffer {
  const values = Buffer.alloc(16);
  values.writeBigUInt64LE(bits(level), 0);
  values.writeBigUInt64LE(ONLY, 8);
  return values;
}

export function levelOf(values: Buffer): boolean {
  return (values.readBigUInt64LE(0) & ONLY) !== 0n;
}

function bits(level: boolean): bigint {
  return level ? ONLY : 0n;
}
