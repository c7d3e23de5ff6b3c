import { SensorFault } from "./sensor";

/**
 * Checks that the instrument can measure this value.
 * @param what as "a temperature of the DHT22"
 * @throws SensorFault
 */
export function plausible(value: number, what: string, range: { min: number; max: number; unit: string }): number {
  if (value >= range.min && value <= range.max) return value + 0;
  throw new SensorFault(
    `${round(value)} ${range.unit} cannot be ${what}: its range is ${range.min} to ${range.max} ${range.unit}.`,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
