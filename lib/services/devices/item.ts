import type { Device } from "../../contract/device-status";
import type { DeviceRow } from "../../db/statements/devices";

/** A device as people are shown it. */
export function itemOf({ said: _said, ...device }: DeviceRow): Device {
  return device;
}
