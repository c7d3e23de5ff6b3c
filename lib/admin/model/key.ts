import { type Model, modelNamed } from "../../db/models";
import { notFound } from "../../services/guard";
import type { Item, Key } from "./model";

const LAST_INTEGER = 2 ** 31 - 1;

/**
 * A record's key in URLs: the parts joined by "~", times in ISO 8601, as "3~2014-03-04T08:31:48.000Z".
 */
export function keyText(model: string, item: Item): string {
  return partsText(modelNamed(model), item).map(escaped).join("~");
}

/** Escapes "~" and whatever a URL cannot contain. */
function escaped(part: string): string {
  return encodeURIComponent(part).replaceAll("~", "%7E").replaceAll("%3A", ":");
}

/** The key in the form of the log's `objectId`. */
export function objectId(model: string, key: Key): string {
  return partsText(modelNamed(model), key).join("/");
}

function partsText(model: Model, item: Item): string[] {
  return model.primaryKey.map((name) =>
    typeOf(model, name) === "DateTime" ? new Date(Number(item[name])).toISOString() : String(item[name]),
  );
}

/** @throws AppError not_found for an impossible key of the model */
export function readKey(model: string, text: string): Key {
  return readParts(modelNamed(model), text.split("~"));
}

/** The key of the log's `objectId`; undefined for an impossible one. */
export function keyOfObject(model: string, text: string): Key | undefined {
  const known = modelNamed(model);
  const parts = text.split("/");
  return parts.length === known.primaryKey.length ? readParts(known, parts.map(escaped)) : undefined;
}

function readParts(model: Model, parts: readonly string[]): Key {
  if (parts.length !== model.primaryKey.length) throw notFound();
  return Object.fromEntries(model.primaryKey.map((name, i) => [name, readPart(typeOf(model, name), parts[i] ?? "")]));
}

function readPart(type: string | undefined, text: string): number | string {
  if (type === "Int") {
    const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number <= LAST_INTEGER)) throw notFound();
    return number;
  }
  const plain = decoded(text);
  if (type !== "DateTime") return plain;
  const time = Date.parse(plain);
  if (Number.isNaN(time) || new Date(time).toISOString() !== plain) throw notFound();
  return time;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notFound();
  }
}

function typeOf({ fields }: Model, name: string): string | undefined {
  return fields.find((field) => field.name === name)?.type;
}
