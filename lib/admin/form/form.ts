import { z } from "zod";
import {
  type Choice,
  type FieldSpec,
  type Fieldset,
  type FieldValue,
  type FormPage,
  formValuesSchema,
  modelPathSchema,
  recordKeySchema,
} from "../../contract/admin/admin";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseModel, infoOf, mayDo, maySee } from "../access";
import { actionsFor } from "../fields/actions";
import { fieldsetsOf } from "../fields/fields";
import { keyText, readKey } from "../model/key";
import type { Item, Key, ModelAdmin } from "../model/model";
import { adminAt, changeHref } from "../registry";
import { titleOf, titlesOf } from "../titles";
import { inlinesOf } from "./inlines";
import { versionTokenOf } from "./version";

const inputSchema = z.object({
  model: modelPathSchema,
  /** Absent for a new record. */
  key: recordKeySchema.optional(),
  /** A new record's initial values, from the URL. */
  initial: formValuesSchema.optional(),
});

/**
 * The form of a record, or of a new one.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function form(ctx: Context, input: z.input<typeof inputSchema>): Promise<FormPage> {
  const { model, key, initial } = parse(inputSchema, input);
  const admin = adminAt(model);
  return key === undefined ? newForm(ctx, admin, initial ?? {}) : recordForm(ctx, admin, key);
}

async function newForm(ctx: Context, admin: ModelAdmin, initial: Item): Promise<FormPage> {
  authoriseModel(ctx, admin, "add");
  const fieldsets = fieldsetsFor(ctx, admin, admin.create?.schema)
    .map((fieldset) => ({ ...fieldset, fields: fieldset.fields.filter(({ readOnly }) => !readOnly) }))
    .filter(({ fields }) => fields.length > 0);
  const fields = fieldsets.flatMap((fieldset) => fieldset.fields);
  const values = Object.fromEntries(fields.map((field) => [field.name, first(admin, field, initial)]));
  return {
    model: infoOf(ctx, admin),
    label: `Add ${admin.singular}`,
    fieldsets,
    values,
    related: await relatedOf(ctx, fields, values),
    isWritable: mayDo(ctx, admin, "add"),
    mayDelete: false,
    actions: [],
    inlines: [],
  };
}

async function recordForm(ctx: Context, admin: ModelAdmin, text: string): Promise<FormPage> {
  authoriseModel(ctx, admin, "view");
  const key = readKey(admin.model, text);
  const item = (await admin.get(ctx, key)) as Item;
  const isWritable = mayDo(ctx, admin, "change");
  const fieldsets = fieldsetsFor(ctx, admin, isWritable ? admin.update?.schema : undefined).map((fieldset) => ({
    ...fieldset,
    // A write-only field shows nothing to users who may not write it.
    fields: fieldset.fields.filter(({ kind, readOnly }) => !(kind === "secret" && readOnly)),
  }));
  const fields = fieldsets.flatMap((fieldset) => fieldset.fields);
  const values = valuesOf(admin, fields, item);
  return {
    model: infoOf(ctx, admin),
    key: keyText(admin.model, key),
    label: await labelOf(ctx, admin, key, item),
    fieldsets,
    values,
    related: await relatedOf(ctx, fields, values),
    versionToken: await versionTokenOf(ctx, admin, key, item),
    isWritable,
    mayDelete: mayDo(ctx, admin, "delete"),
    actions: actionsFor(ctx, admin, item),
    inlines: await inlinesOf(ctx, admin, key),
    panel: admin.panel,
    siteHref: admin.siteHref?.(key),
  };
}

/** The record's label, from the values already read where that is enough. */
async function labelOf(ctx: Context, admin: ModelAdmin, key: Key, item: Item): Promise<string> {
  const { from, of } = admin.title;
  return from.every((column) => item[column] !== undefined) ? of(item) : titleOf(ctx, admin, key);
}

/** A relation to records that the user may not see cannot be edited. */
function fieldsetsFor(ctx: Context, admin: ModelAdmin, schema: z.ZodObject | undefined): Fieldset[] {
  const isHidden = ({ relation }: FieldSpec) => relation !== undefined && !maySee(ctx, adminAt(relation));
  return fieldsetsOf(admin, schema).map((fieldset) => ({
    ...fieldset,
    fields: fieldset.fields.map((field) => (isHidden(field) ? { ...field, readOnly: true } : field)),
  }));
}

/** The form's values of a record, by field. */
export function valuesOf(
  admin: Pick<ModelAdmin, "fields">,
  fields: readonly FieldSpec[],
  item: Item,
): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const of = admin.fields?.[name]?.of;
      return [name, of ? of(item) : shown(kind, item[name])];
    }),
  );
}

function shown(kind: FieldSpec["kind"], value: unknown): FieldValue {
  if (kind === "secret" || value === undefined || value === null) return null;
  return kind === "json" ? JSON.stringify(value, null, 2) : (value as FieldValue);
}

/** The value from the URL, or else the verb's default. */
function first({ create }: ModelAdmin, { name, kind, relation }: FieldSpec, initial: Item): FieldValue {
  const given = initial[name];
  if (given !== undefined && typeof given !== "object") return relation ? Number(given) || null : (given as FieldValue);
  const type = create?.schema.shape[name];
  const usual = type && z.safeParse(type, undefined);
  if (usual?.success && usual.data !== undefined) return shown(kind, usual.data);
  if (kind === "boolean") return false;
  return kind === "choices" || kind === "relations" || kind === "lines" ? [] : null;
}

type Related = Choice & { href?: string | undefined };

/** The labels of related records, by field; with links for users who may see them. */
async function relatedOf(
  ctx: Context,
  fields: readonly FieldSpec[],
  values: Readonly<Record<string, FieldValue>>,
): Promise<Record<string, Related[]>> {
  const related: Record<string, Related[]> = {};
  for (const { name, relation } of fields) {
    const ids = [values[name] ?? []].flat().filter((id) => typeof id === "number");
    if (relation !== undefined) related[name] = await calledBy(ctx, relation, ids);
  }
  return related;
}

async function calledBy(ctx: Context, path: string, ids: readonly number[]): Promise<Related[]> {
  if (ids.length === 0) return [];
  const admin = adminAt(path);
  const titles = await titlesOf(
    ctx,
    admin,
    ids.map((id) => ({ id })),
  );
  return ids.map((id) => ({
    value: String(id),
    label: titles.get(String(id)) ?? `${admin.singular} ${id}`,
    href: maySee(ctx, admin) ? changeHref(admin.model, String(id)) : undefined,
  }));
}
