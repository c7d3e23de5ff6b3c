import type { LogItem } from "../contract/admin";
import type { LogEntryRow } from "../db/statements/log-pages";
import type { Context } from "../services/context";
import { maySee } from "./access";
import { keyOfObject, keyText } from "./key";
import { labelOf } from "./kinds";
import { adminOf } from "./registry";
import { changeHref } from "./related";

/** Longer values than these are read in the record itself. */
const LONGEST = 300;

/** An entry of the log as pages show it. */
export function logItem(ctx: Context, row: LogEntryRow): LogItem {
  const { id, time, actor, action, model, objectLabel, reason, changes } = row;
  return {
    id,
    time,
    actor,
    action,
    model: adminOf(model)?.one ?? model,
    href: hrefOf(ctx, row),
    label: objectLabel,
    reason,
    changes: Object.entries(changes).map(([field, [before, after]]) => ({
      field,
      label: adminOf(model)?.fields?.[field]?.label ?? labelOf(field),
      old: textOf(before),
      new: textOf(after),
    })),
  };
}

function hrefOf(ctx: Context, { action, model, objectId }: LogEntryRow): string | undefined {
  const admin = adminOf(model);
  if (!admin || action === "delete" || !maySee(ctx, admin)) return undefined;
  try {
    const key = keyOfObject(model, objectId);
    return key && changeHref(model, keyText(model, key));
  } catch {
    // An entry about many records at once has the key of none.
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
