import { z } from "zod";
import {
  type Conflict,
  formValuesSchema,
  modelPathSchema,
  recordKeySchema,
  type Saved,
} from "../../contract/admin/admin";
import { changesAfter } from "../../db/queries/log/log-pages";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import { formFields } from "../fields/fields";
import { readValues, requireAll } from "../fields/values";
import { logItem } from "../log/log";
import { keyText, objectId, readKey } from "../model/key";
import type { Item, Key, ModelAdmin } from "../model/model";
import { adminAt } from "../registry";
import { titleOf } from "../titles";
import { valuesOf } from "./form";
import { entryOf, Outdated, unchanged, versionTokenOf } from "./version";

const inputSchema = z.object({
  model: modelPathSchema,
  /** Absent to add a record. */
  key: recordKeySchema.optional(),
  values: formValuesSchema,
  /** From the form. Without it, or with the token of a conflict, intermediate changes are overwritten. */
  versionToken: z.string().max(100).optional(),
});

/** A concurrent change: its log entries, and the current record. */
export class ConflictError extends AppError {
  constructor(readonly conflict: Conflict) {
    super("conflict", "Somebody else changed this record meanwhile.");
  }
}

/**
 * Adds or changes a record through its service verb.
 * @throws AppError unauthenticated, forbidden, invalid (by field) or not_found; ConflictError
 */
export async function save(ctx: Context, input: z.input<typeof inputSchema>): Promise<Saved> {
  const { model, key, values, versionToken } = parse(inputSchema, input);
  const admin = adminAt(model);
  return key === undefined ? add(ctx, admin, values) : change(ctx, admin, { text: key, values, versionToken });
}

async function add(ctx: Context, admin: ModelAdmin, typed: z.output<typeof formValuesSchema>): Promise<Saved> {
  authoriseModel(ctx, admin, "add");
  const verb = offered(admin.create);
  const fields = formFields(admin, verb.schema);
  const values = taken(verb.schema, readValues(fields, typed));
  requireAll(fields, values);
  const { key, oneTimeSecret } = await verb.run(ctx, values);
  return { ...(await saved(ctx, admin, key, "added")), oneTimeSecret };
}

interface Change {
  text: string;
  values: z.output<typeof formValuesSchema>;
  versionToken?: string | undefined;
}

/** The same with a parsed input. */
export async function change(
  ctx: Context,
  admin: ModelAdmin,
  { text, values: typed, versionToken }: Change,
): Promise<Saved> {
  authoriseModel(ctx, admin, "change");
  const verb = offered(admin.update);
  const key = readKey(admin.model, text);
  const values = taken(verb.schema, readValues(formFields(admin, verb.schema), typed));
  try {
    await verb.run(ctx, key, values, unchanged(admin, versionToken));
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    throw new ConflictError(
      await conflictOf(ctx, admin, { key, current: error.current, versionToken: versionToken ?? "" }),
    );
  }
  return saved(ctx, admin, key, "changed");
}

/** Replaces null by the verb's default where the verb does not accept null. */
function taken({ shape }: z.ZodObject, values: Item): Item {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const type = shape[name];
      return value !== null || (type !== undefined && z.safeParse(type, null).success);
    }),
  );
}

async function saved(ctx: Context, admin: ModelAdmin, key: Key, done: "added" | "changed"): Promise<Saved> {
  const label = await titleOf(ctx, admin, key);
  const message = `The ${admin.singular} “${label}” was ${done} successfully.`;
  return { key: keyText(admin.model, key), label, message };
}

async function conflictOf(
  ctx: Context,
  admin: ModelAdmin,
  { key, current, versionToken }: { key: Key; current: Item; versionToken: string },
): Promise<Conflict> {
  const object = { model: admin.model, objectId: objectId(admin.model, key) };
  const entries = await changesAfter(ctx.database.read, object, entryOf(versionToken), 10);
  return {
    entries: entries.map((row) => logItem(ctx, row)),
    values: valuesOf(admin, formFields(admin, admin.update?.schema), current),
    versionToken: await versionTokenOf(ctx, admin, key, current),
  };
}

function offered<Verb>(verb: Verb | undefined): Verb {
  if (!verb) throw new Error("A model without this verb is refused before.");
  return verb;
}
