const BYTES = "((?:[0-9a-f]{2} ){9})";
const FILE = new RegExp(`^${BYTES}: crc=[0-9a-f]{2} (YES|NO)\\n${BYTES}t=(-?\\d{1,6})$`);

/**
 * What the kernel's w1_therm driver prints of a thermometer's nine bytes, as
 *
 *     72 01 4b 46 7f ff 0e 10 57 : crc=57 YES
 *     72 01 4b 46 7f ff 0e 10 57 t=23125
 *
 * in °C; or what is wrong with it, to follow the file's name in a sentence.
 */
export function readScratchpad(text: string): { celsius: number } | string {
  const [, bytes, checksum, , thousandths] = FILE.exec(text) ?? [];
  if (bytes === undefined) return `was cut short: "${text.slice(0, 80).replaceAll("\n", " ")}".`;
  if (checksum !== "YES") return "failed its checksum (CRC): the line is disturbed. Check its wires and the resistor.";
  // Nine zeros have the right checksum: zero.
  if (/^(00 )+$/.test(bytes)) return "reads all zeros: the line is shorted to ground.";
  return { celsius: Number(thousandths) / 1000 };
}
