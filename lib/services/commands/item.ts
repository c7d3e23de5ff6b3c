import type { CommandItem } from "../../contract/device-command";
import type { CommandRow } from "../../db/statements/commands";

/** A command as staff are shown it. */
export function itemOf({ sentAt: _sentAt, ...command }: CommandRow): CommandItem {
  return command;
}
