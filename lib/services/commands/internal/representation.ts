import type { CommandItem } from "../../../contract/device/command";
import type { CommandRow } from "../../../db/queries/devices/commands";

/** A command as staff see it. */
export function toCommand({ sentAt: _sentAt, ...command }: CommandRow): CommandItem {
  return command;
}
