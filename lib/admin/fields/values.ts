import type { FieldSpec, FieldValue, FormValues } from "../../contract/admin/admin";
import { isDecimal } from "../../contract/decimal";
import { epochOfText } from "../../contract/epoch-text";
import { timeSchema } from "../../contract/reading/reading";
import { AppError, type FieldErrors } from "../../errors";
import type { Item } from "../model/model";

/** A value that is not valid for its field. */
class FieldError extends Error {}

function refuse(message: string): never {
  throw new FieldError(message);
}

/**
 * Parses a submitted form into a verb's input; an empty field is null. Fields that were not sent and read-only fields
 * are left out.
 * @throws AppError invalid, with Django's messages, for all fields at once
 */
export function readValues(fields: readonly FieldSpec[], typed: FormValues): Item {
  const errors: FieldErrors = {};
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const given = Object.hasOwn(typed, field.name) ? typed[field.name] : undefined;
    if (field.readOnly || given === undefined) continue;
    try {
      const value = readValue(field, given);
      if (value !== undefined) values[field.name] = value;
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      errors[field.name] = [error.message];
    }
  }
  if (Object.keys(errors).length > 0) throw new AppError("invalid", "The input is not valid.", errors);
  return values;
}

/** Refuses when required fields were not even sent. */
export function requireAll(fields: readonly FieldSpec[], values: Item): void {
  const missing = fields.filter(({ name, required, readOnly }) => required && !readOnly && values[name] === undefined);
  if (missing.length === 0) return;
  const errors = Object.fromEntries(missing.map(({ name }) => [name, ["This field is required."]]));
  throw new AppError("invalid", "The input is not valid.", errors);
}

function readValue(field: FieldSpec, given: FieldValue): unknown {
  const isEmpty = given === null || (typeof given === "string" && given.trim() === "");
  if (isEmpty && field.required && field.kind !== "boolean") return refuse("This field is required.");
  switch (field.kind) {
    case "text":
    case "long-text":
    case "email":
      return given === null ? "" : bounded(field, textOf(given));
    case "secret":
      // An empty secret leaves the stored one unchanged.
      return isEmpty ? undefined : bounded(field, textOf(given));
    case "integer":
    case "number":
      return isEmpty ? null : inRange(field, numberOf(given, field.kind === "integer"));
    case "boolean":
      return typeof given === "boolean" ? given : refuse("Choose yes or no.");
    case "time":
      return isEmpty ? null : timeOf(given);
    case "choice":
      return isEmpty ? null : choiceOf(field, textOf(given));
    case "relation":
      return isEmpty ? null : idOf(given);
    case "choices":
      return listOf(given).map((one) => choiceOf(field, String(one)));
    case "relations":
      return listOf(given).map(idOf);
    case "lines":
      return linesOf(given);
    case "json":
      return isEmpty ? null : jsonOf(textOf(given));
  }
}

function textOf(given: FieldValue): string {
  return typeof given === "string" || typeof given === "number" ? String(given) : refuse("Enter text.");
}

function bounded({ maxLength }: FieldSpec, text: string): string {
  const { length } = [...text];
  if (maxLength === undefined || length <= maxLength) return text;
  return refuse(`Ensure this value has at most ${maxLength} characters (it has ${length}).`);
}

function numberOf(given: FieldValue, isWhole: boolean): number {
  const text = textOf(given).trim();
  const number = isDecimal(text) ? Number(text) : Number.NaN;
  if (isWhole && !Number.isSafeInteger(number)) return refuse("Enter a whole number.");
  return Number.isFinite(number) ? number : refuse("Enter a number.");
}

function inRange({ min, max }: FieldSpec, number: number): number {
  if (min !== undefined && number < min) return refuse(`Ensure this value is greater than or equal to ${min}.`);
  if (max !== undefined && number > max) return refuse(`Ensure this value is less than or equal to ${max}.`);
  return number;
}

function timeOf(given: FieldValue): number {
  const text = textOf(given).trim();
  const epoch = epochOfText(text);
  if (epoch && "error" in epoch) return refuse(epoch.error);
  const result = timeSchema.safeParse(epoch?.time ?? text);
  return result.success ? result.data : refuse("Enter a valid date and time.");
}

function choiceOf({ choices = [] }: FieldSpec, given: string): string {
  if (choices.some(({ value }) => value === given)) return given;
  return refuse(`Select a valid choice. ${given} is not one of the available choices.`);
}

function idOf(given: FieldValue): number {
  const id = Number(given);
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : refuse("Select a valid choice.");
}

function listOf(given: FieldValue): readonly (string | number)[] {
  if (given === null || given === "") return [];
  return Array.isArray(given) ? given : refuse("Enter a list of values.");
}

function linesOf(given: FieldValue): string[] {
  const lines = typeof given === "string" ? given.split("\n") : listOf(given).map(String);
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("Enter valid JSON.");
  }
}
