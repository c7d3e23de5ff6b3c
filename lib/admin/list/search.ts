import { columnOf, isNumbered, LAST_NUMBER, modelNamed, referenceOf } from "../../db/models";
import { type Filter, idsUpTo, type Rows } from "../../db/queries/records/browse";
import { containing, withIds, wordsOf } from "../../db/queries/records/pages";
import { AppError } from "../../errors";
import { labelOf } from "../../format/label";
import type { Context } from "../../services/context";
import type { ModelAdmin } from "../model/model";
import { adminOf } from "../registry";

/** Limit on related records of a search in a large table: for each, a range of an index is scanned. */
const MAX_RELATED = 200;
/** Limit on rows of a search in a large table that are passed on by id. */
const MAX_FEW = 1000;

type Found = Pick<Rows, "where" | "among">;

/** Searched columns of a related model. */
interface Related {
  /** The foreign key column. */
  by: string;
  model: string;
  columns: string[];
}

/**
 * Rows that have every word of the search in one of the admin's search columns, or a word that is their id.
 * @throws AppError invalid when there is nothing to search in, or too much was found
 */
export async function searched(ctx: Context, admin: ModelAdmin, search: string): Promise<Found> {
  const words = wordsOf(search);
  if (words.length === 0) return { where: [] };
  const { own, related } = targetsOf(admin);
  if (own.length === 0 && related.length === 0) throw refusal(`The ${admin.plural} cannot be searched.`);
  const [only] = related;
  if (admin.indexed && only && own.length === 0 && related.length === 1) return amongRelated(ctx, only, words);
  const where = words.map((word) => inAny(ctx, admin.model, own, related, word));
  return {
    where: admin.indexed && isNumbered(modelNamed(admin.model)) ? await fewIds(ctx, admin.model, where) : where,
  };
}

/**
 * Finds rare matches once, through any index of the columns, and passes them on by id. A scan in the list's order would
 * otherwise go through all of a large table for each of the list's queries; frequent matches it finds soon.
 */
async function fewIds({ database }: Context, model: string, where: readonly Filter[]): Promise<readonly Filter[]> {
  const ids = await idsUpTo(database.read, model, where, MAX_FEW + 1);
  return ids.length > MAX_FEW ? where : [withIds(ids)];
}

/** As "name, station name". */
export function searchHelp(admin: ModelAdmin): string | undefined {
  const { search = [], fields } = admin;
  if (search.length === 0) return undefined;
  return search
    .map((entry) => fields?.[entry]?.label ?? entry.split(".").map(labelOf).join(" "))
    .join(", ")
    .toLowerCase();
}

function targetsOf(admin: ModelAdmin): { own: string[]; related: Related[] } {
  const own: string[] = [];
  const related = new Map<string, Related>();
  for (const entry of admin.search ?? []) {
    const [relation = "", column] = entry.split(".");
    if (column === undefined) {
      own.push(columnOf(admin, entry).name);
      continue;
    }
    const by = `${relation}Id`;
    const model = admin.fields?.[by]?.relation ?? referenceOf(modelNamed(admin.model), by);
    if (!model) throw new Error(`The model ${admin.model} has no relation ${relation}.`);
    const target = related.get(by) ?? { by, model, columns: [] };
    target.columns.push(columnOf({ model }, column).name);
    related.set(by, target);
  }
  return { own, related: [...related.values()] };
}

async function amongRelated(ctx: Context, { by, model, columns }: Related, words: string[]): Promise<Found> {
  const tests = words.map((word) => inColumns(ctx, model, columns, word));
  const ids = await idsUpTo(ctx.database.read, model, tests, MAX_RELATED + 1);
  const many = adminOf(model)?.plural ?? model;
  if (ids.length > MAX_RELATED) throw refusal(`More than ${MAX_RELATED} ${many} match: give more of the name.`);
  return { where: [], among: { column: by, ids } };
}

function inAny(ctx: Context, model: string, own: string[], related: readonly Related[], word: string): Filter {
  const tests = [inColumns(ctx, model, own, word)];
  for (const { by, model: other, columns } of related) {
    const { text, values } = inColumns(ctx, other, columns, word);
    tests.push({ text: `"${by}" IN (SELECT "id" FROM "${other}" WHERE ${text})`, values });
  }
  return anyOf(tests);
}

/** In one of the columns, ignoring case; a number also matches the record's id. */
export function inColumns(
  { database }: Pick<Context, "database">,
  model: string,
  columns: readonly string[],
  word: string,
): Filter {
  const tests: Filter[] = columns.length > 0 ? containing(database.dialect, columns, word) : [];
  const id = numberedBy(model);
  const number = /^\d{1,10}$/.test(word) ? Number(word) : Number.POSITIVE_INFINITY;
  if (id !== undefined && number <= LAST_NUMBER) tests.push({ text: `"${id}" = ?`, values: [number] });
  return anyOf(tests);
}

/** The key's only column, if it is a number. */
function numberedBy(name: string): string | undefined {
  const model = modelNamed(name);
  const [id, ...others] = model.primaryKey;
  const isNumber = others.length === 0 && model.fields.some(({ name, type }) => name === id && type === "Int");
  return isNumber ? id : undefined;
}

function anyOf(tests: readonly Filter[]): Filter {
  const some = tests.filter(({ text }) => text !== "");
  if (some.length === 0) return { text: "1 = 0", values: [] };
  return { text: some.map(({ text }) => `(${text})`).join(" OR "), values: some.flatMap(({ values }) => values) };
}

function refusal(message: string): AppError {
  return new AppError("invalid", message, { search: [message] });
}
