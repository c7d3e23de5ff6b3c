import type { FieldKind, LogItem } from "../../contract/admin/admin";
import { MODELS } from "../../db/models";
import type { LogEntryRow } from "../../db/queries/log/log-pages";
import { labelOf } from "../../format/label";
import { utcText } from "../../format/utcText";
import type { Context } from "../../services/context";
import { maySee } from "../access";
import { kindOf } from "../fields/fields";
import { keyOfObject, keyText } from "../model/key";
import { adminOf, changeHref } from "../registry";

/** Longer values are cut; the record itself has them. */
const MAX_LENGTH = 300;

/** An entry of the log as pages show it. */
export function logItem(ctx: Context, row: LogEntryRow): LogItem {
  const { id, time, actor, action, model, objectLabel, reason, changes } = row;
  return {
    id,
    time,
    actor,
    action,
    model: adminOf(model)?.singular ?? model,
    href: hrefOf(ctx, row),
    label: objectLabel,
    reason,
    changes: Object.entries(changes).map(([field, [before, after]]) => ({
      field,
      label: adminOf(model)?.fields?.[field]?.label ?? labelOf(field),
      old: textOf(kindOfField(model, field), before),
      new: textOf(kindOfField(model, field), after),
    })),
  };
}

function hrefOf(ctx: Context, { action, model, objectId }: LogEntryRow): string | undefined {
  const admin = adminOf(model);
  if (!admin || action === "delete" || action === "merge" || !maySee(ctx, admin)) return undefined;
  try {
    const key = keyOfObject(model, objectId);
    return key && changeHref(model, keyText(model, key));
  } catch {
    // An entry about many records has no key of a single one.
    return undefined;
  }
}

/** Undefined for entries that are not columns, such as a changed password. */
function kindOfField(model: string, field: string): FieldKind | undefined {
  const known = MODELS.find(({ name }) => name === model);
  const column = known?.fields.find(({ name }) => name === field);
  return known && column && kindOf(known, column);
}

function textOf(kind: FieldKind | undefined, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (kind === "time" && typeof value === "number") return `${utcText(value)} UTC`;
  const text = typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : JSON.stringify(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
