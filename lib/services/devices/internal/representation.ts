import type { Device } from "../../../contract/device/status";
import type { DeviceRow } from "../../../db/queries/devices/devices";

/** A device as people see it. */
export function toDevice({ said: _said, ...device }: DeviceRow): Device {
  return device;
}
