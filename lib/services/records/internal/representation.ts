import type { Model } from "../../../db/models";
import { modelNamed } from "../../../db/models";
import type { LogRow } from "../../../db/queries/log/log";
import { isTaken, type RecordRow } from "../../../db/queries/records/records";
import type { Sql } from "../../../db/sql";
import { AppError, type FieldErrors } from "../../../errors";
import { labelOf } from "../../../format/label";

/** A record's values by field: times in epoch ms, JSON parsed. */
export type Item = Readonly<Record<string, unknown>>;

/** The parts of a record's primary key, times in epoch ms. */
export type Key = Readonly<Record<string, number | string>>;

export function keyOf({ primaryKey }: Model, item: Item): Key {
  return Object.fromEntries(primaryKey.map((name) => [name, item[name] as number | string]));
}

/** The record's name in the log: its id or key, and its first text. */
export function named(model: Model, item: Item): { model: string; objectId: string; objectLabel: string } {
  const isTime = (name: string) => model.fields.some((field) => field.name === name && field.type === "DateTime");
  const parts = model.primaryKey.map((name) =>
    isTime(name) ? new Date(Number(item[name])).toISOString() : String(item[name]),
  );
  const text = model.fields.find(({ type }) => type === "String")?.name;
  const objectId = parts.join("/");
  return { model: model.name, objectId, objectLabel: text === undefined ? objectId : String(item[text] ?? objectId) };
}

/** The values in the form of the log: JSON as text. */
export function logged(item: Item): Record<string, LogRow["changes"][string][1]> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, loggedValue(value)]));
}

function loggedValue(value: unknown): LogRow["changes"][string][1] {
  if (value === undefined) return null;
  return typeof value === "object" && value !== null
    ? JSON.stringify(value)
    : (value as string | number | boolean | null);
}

/**
 * Writes, and turns a constraint violation into messages by field. Checked only after the failure: two concurrent
 * writers could both find a name free.
 * @param row the record to be written
 * @param key the key of a changed record
 */
export async function writing<T>(
  sql: Sql,
  model: Model,
  row: RecordRow,
  write: () => Promise<T>,
  key?: Key,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const fields = await refusals(sql, model, row, key);
    throw Object.keys(fields).length > 0 ? new AppError("invalid", "The input is not valid.", fields) : error;
  }
}

async function refusals(sql: Sql, model: Model, row: RecordRow, key?: Key): Promise<FieldErrors> {
  const errors: FieldErrors = {};
  for (const columns of [...model.uniques, ...(key ? [] : [model.primaryKey])]) {
    if (columns.some((name) => row[name] === null || row[name] === undefined)) continue;
    if (!(await isTaken(sql, model, columns, row, key))) continue;
    const field = columns.length === 1 ? columns[0] : undefined;
    errors[field ?? "non_field_errors"] = [`${labelOf(model.name)} with this ${listed(columns)} already exists.`];
  }
  for (const { fields, model: name } of model.references) {
    const [field = "", ...others] = fields;
    if (others.length > 0 || row[field] === null || row[field] === undefined) continue;
    const other = modelNamed(name);
    const [id = "id"] = other.primaryKey;
    if (await isTaken(sql, other, [id], { [id]: row[field] })) continue;
    errors[field] = ["Select a valid choice. That choice is not one of the available choices."];
  }
  return errors;
}

/** "Group, Model and Action" */
function listed(columns: readonly string[]): string {
  const labels = columns.map(labelOf);
  return labels.length === 1 ? (labels[0] ?? "") : `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}`;
}
