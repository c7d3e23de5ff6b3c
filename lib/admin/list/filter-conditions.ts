import type { Choice, FieldSpec } from "../../contract/admin/admin";
import { columnOf, LAST_NUMBER } from "../../db/models";
import type { Filter } from "../../db/queries/records/browse";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { fieldOf } from "../fields/fields";
import type { ModelAdmin } from "../model/model";
import { isSpan, SPANS, spanOf, within } from "./periods";

/** Choices for nullable columns. */
const EMPTY: Choice = { value: "empty", label: "Empty" };
const FULL: Choice = { value: "full", label: "Not empty" };

/** The column of a filter, as a form field. */
export function filterField(admin: ModelAdmin, name: string): FieldSpec {
  return fieldOf(admin, name, admin.create?.schema ?? admin.update?.schema);
}

/** The choices given by the column's kind; those of relations and text come from the table. */
export function plainChoices(admin: ModelAdmin, { name, kind, choices }: FieldSpec): Choice[] {
  const empty = columnOf(admin, name).isRequired ? [] : [EMPTY];
  if (choices) return [...choices, ...empty];
  switch (kind) {
    case "boolean":
      return [{ value: "true", label: "Yes" }, { value: "false", label: "No" }, ...empty];
    case "time": {
      const spans = Object.entries(SPANS).map(([value, label]) => ({ value, label }));
      return [...spans, ...empty.flatMap((one) => [one, FULL])];
    }
    case "relation":
    case "text":
      return empty;
    default:
      return empty.flatMap((one) => [one, FULL]);
  }
}

/**
 * The condition of a filter's choice.
 * @throws AppError invalid, by the filter's name, when there is no such filter or choice
 */
export function filterCondition(ctx: Context, admin: ModelAdmin, name: string, value: string): Filter {
  if (!admin.filters?.includes(name)) throw refusal(name, `There is no filter ${name}.`);
  const field = filterField(admin, name);
  const condition = conditionOf(ctx, admin, field, value);
  if (!condition) throw refusal(name, `Select a valid choice. ${value} is not one of the available choices.`);
  return condition;
}

function conditionOf(ctx: Context, admin: ModelAdmin, field: FieldSpec, value: string): Filter | undefined {
  const { name, kind } = field;
  const isListed = plainChoices(admin, field).some((choice) => choice.value === value);
  if (isListed && value === EMPTY.value) return { text: `"${name}" IS NULL`, values: [], fixes: name };
  if (isListed && value === FULL.value) return { text: `"${name}" IS NOT NULL`, values: [] };
  const is = (parameter: string | number): Filter => ({ text: `"${name}" = ?`, values: [parameter], fixes: name });
  if (kind === "relation") {
    const isId = /^[1-9]\d{0,9}$/.test(value) && Number(value) <= LAST_NUMBER;
    return isId ? is(Number(value)) : undefined;
  }
  if (kind === "text" && !field.choices) return is(value);
  if (!isListed) return undefined;
  if (kind === "boolean") return is(value === "true" ? 1 : 0);
  if (isSpan(value) && kind === "time") return within(name, spanOf(value, ctx.now()));
  return is(value);
}

function refusal(name: string, message: string): AppError {
  return new AppError("invalid", message, { [name]: [message] });
}
