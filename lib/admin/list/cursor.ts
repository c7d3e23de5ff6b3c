import { z } from "zod";
import { textSchema } from "../../contract/text";
import { columnOf, type ModelField, modelNamed } from "../../db/models";
import type { Term } from "../../db/queries/records/browse";
import { parameterOf } from "../../db/queries/records/records";
import type { SqlValue } from "../../db/sql";
import { AppError } from "../../errors";
import type { Item, ModelAdmin } from "../model/model";

/** The range of times that a database can store. */
const FIRST_TIME = Date.UTC(1000, 0, 1);
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The position of a row in an order, for the URL of the next page, where the order must be the same. */
export function cursorOf(order: readonly Term[], row: Item): string {
  const values = order.map(({ column }) => row[column] ?? null);
  return Buffer.from(JSON.stringify([named(order), values])).toString("base64url");
}

/**
 * The values of the order's columns at that position, validated by the columns' types.
 * @throws AppError invalid
 */
export function readCursor(admin: Pick<ModelAdmin, "model">, order: readonly Term[], text: string): SqlValue[] {
  const fields = order.map(({ column }) => columnOf(admin, column));
  const schema = z.tuple([z.literal(named(order)), z.array(z.unknown()).length(order.length)]);
  const cursor = schema.safeParse(decoded(text));
  const values = cursor.success ? cursor.data[1] : [];
  if (!cursor.success || !fields.every((field, i) => valueSchema(field).safeParse(values[i]).success)) {
    throw new AppError("invalid", `There is no such page of the ${modelNamed(admin.model).name} list.`, {
      page: ["There is no such page."],
    });
  }
  return fields.map((field, i) => parameterOf(field, values[i]));
}

function named(order: readonly Term[]): string {
  return order.map(({ column, descending }) => (descending ? `-${column}` : column)).join(".");
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}

function valueSchema({ type, isRequired }: ModelField): z.ZodType {
  const schema = { Int: z.int(), Float: z.number(), Boolean: z.boolean(), String: textSchema(), Json: z.never() };
  const one = type === "DateTime" ? z.int().min(FIRST_TIME).max(LAST_TIME) : schema[type];
  return isRequired ? one : one.nullable();
}
